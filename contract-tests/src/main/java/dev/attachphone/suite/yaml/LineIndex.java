package dev.attachphone.suite.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The line on which each field of a YAML text stands.
 *
 * @param byPointer line numbers, from 1, by JSON pointer
 */
public record LineIndex(Map<String, Integer> byPointer) {

    /** The lines of the text, which must be YAML. */
    public static LineIndex of(String yaml) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        }
        return new LineIndex(lines);
    }

    /** The line of the field, or of the nearest one around it. */
    public int lineOf(String pointer) {
        Integer line = byPointer.get(pointer);
        return line != null || pointer.isEmpty()
                ? (line == null ? 1 : line)
                : lineOf(pointer.substring(0, pointer.lastIndexOf('/')));
    }
}
