package dev.attachphone.suite.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A value within a YAML file that knows where it stands.
 *
 * @param file the file's name
 * @param pointer the JSON pointer of the value
 * @param node the value
 * @param lines the lines of the file
 */
public record YamlNode(String file, String pointer, JsonNode node, LineIndex lines) {

    /**
     * The value that a file as a whole is.
     *
     * @throws InvalidFileException if it is not YAML
     */
    public static YamlNode of(String file, String yaml) {
        try {
            return new YamlNode(file, "", new YAMLMapper().readTree(yaml), LineIndex.of(yaml));
        } catch (JsonProcessingException e) {
            throw new InvalidFileException(file + ":" + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of the field, if there is one. */
    public Optional<YamlNode> find(String field) {
        return Optional.ofNullable(node.get(field)).map(value -> to(field, value));
    }

    /**
     * The value of the field.
     *
     * @throws InvalidFileException if there is none
     */
    public YamlNode require(String field) {
        return find(field).orElseThrow(() -> error("'" + field + "' is missing"));
    }

    /**
     * The items of a list.
     *
     * @throws InvalidFileException if it is none
     */
    public List<YamlNode> items() {
        if (!node.isArray()) {
            throw error("must be a list");
        }
        return IntStream.range(0, node.size())
                .mapToObj(i -> to(String.valueOf(i), node.get(i)))
                .toList();
    }

    /**
     * This value, a mapping with no other fields than these.
     *
     * @throws InvalidFileException if it is none
     */
    public YamlNode requireFields(Set<String> fields) {
        if (!node.isObject()) {
            throw error("must be a mapping");
        }
        node.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw find(field).orElse(this).error("is not a field here; there are " + sorted(fields));
            }
        });
        return this;
    }

    /**
     * The text that this value is.
     *
     * @throws InvalidFileException if it is none, or blank
     */
    public String text() {
        if (!node.isTextual() || node.asText().isBlank()) {
            throw error("must be a text");
        }
        return node.asText();
    }

    /**
     * The whole number above 0 that this value is.
     *
     * @throws InvalidFileException if it is none
     */
    public int positiveInt() {
        if (!node.isInt() || node.asInt() < 1) {
            throw error("must be a whole number above 0");
        }
        return node.asInt();
    }

    /** The same place with another value. */
    public YamlNode withNode(JsonNode value) {
        return new YamlNode(file, pointer, value, lines);
    }

    /** File and line. */
    public String location() {
        return file + ":" + lines.lineOf(pointer);
    }

    /** A refusal of this value that names file, line and field. */
    public InvalidFileException error(String problem) {
        return new InvalidFileException(location() + ": field " + (pointer.isEmpty() ? "/" : pointer) + ": " + problem);
    }

    private YamlNode to(String field, JsonNode value) {
        return new YamlNode(file, pointer + "/" + field.replace("~", "~0").replace("/", "~1"), value, lines);
    }

    private static List<String> sorted(Set<String> fields) {
        return fields.stream().sorted().toList();
    }
}
