package dev.attachphone.suite.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A value in a YAML file, with its position.
 *
 * @param file the name of the file
 * @param pointer the JSON pointer of the value
 * @param node the value
 * @param lines the line numbers of the file's values, from 1, by JSON pointer
 */
public record YamlNode(String file, String pointer, JsonNode node, Map<String, Integer> lines) {

    /**
     * The root value of a file.
     *
     * @throws InvalidFileException if the text is not YAML
     */
    public static YamlNode of(String file, String yaml) {
        try {
            return new YamlNode(file, "", new YAMLMapper().readTree(yaml), lines(yaml));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new InvalidFileException(
                    file + ":" + line + ": is not valid YAML: " + problem(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The parser's message quotes the lines around the error.
    private static String problem(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("in ") && !line.startsWith("^"))
                .filter(line -> !line.startsWith("while "))
                .findFirst()
                .orElse("unreadable");
    }

    /** The value of the field, if there is one. */
    public Optional<YamlNode> find(String field) {
        return Optional.ofNullable(node.get(field)).map(value -> child(field, value));
    }

    /**
     * The value of the field.
     *
     * @throws InvalidFileException if it is missing
     */
    public YamlNode require(String field) {
        return find(field).orElseThrow(() -> error("'" + field + "' is missing"));
    }

    /**
     * The items of this list.
     *
     * @throws InvalidFileException if this value is not a list
     */
    public List<YamlNode> items() {
        if (!node.isArray()) {
            throw error("must be a list");
        }
        return IntStream.range(0, node.size())
                .mapToObj(i -> child(String.valueOf(i), node.get(i)))
                .toList();
    }

    /**
     * This value, which must be a mapping with no other fields than the given ones.
     *
     * @throws InvalidFileException if it is not such a mapping
     */
    public YamlNode requireFields(Set<String> fields) {
        if (!node.isObject()) {
            throw error("must be a mapping");
        }
        node.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw find(field)
                        .orElse(this)
                        .error("unknown field; the fields are "
                                + fields.stream().sorted().toList());
            }
        });
        return this;
    }

    /**
     * This value as a text.
     *
     * @throws InvalidFileException if it is not a text, or blank
     */
    public String text() {
        if (!node.isTextual() || node.asText().isBlank()) {
            throw error("must be a text");
        }
        return node.asText();
    }

    /**
     * This value as an integer above 0.
     *
     * @throws InvalidFileException if it is not such an integer
     */
    public int positiveInt() {
        if (!node.isInt() || node.asInt() < 1) {
            throw error("must be a whole number above 0");
        }
        return node.asInt();
    }

    /** Another value at the same position. */
    public YamlNode withNode(JsonNode value) {
        return new YamlNode(file, pointer, value, lines);
    }

    /** File and line. */
    public String location() {
        return file + ":" + line(pointer);
    }

    /** An error about this value. The message names file, line and field. */
    public InvalidFileException error(String problem) {
        return new InvalidFileException(location() + ": field " + (pointer.isEmpty() ? "/" : pointer) + ": " + problem);
    }

    private YamlNode child(String field, JsonNode value) {
        return new YamlNode(file, pointer + "/" + field.replace("~", "~0").replace("/", "~1"), value, lines);
    }

    /** The line of the value, or of the nearest enclosing one. */
    private int line(String pointer) {
        Integer line = lines.get(pointer);
        if (line != null) {
            return line;
        }
        return pointer.isEmpty() ? 1 : line(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static Map<String, Integer> lines(String yaml) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        }
        return lines;
    }
}
