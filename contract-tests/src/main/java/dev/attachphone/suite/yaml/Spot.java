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
public record Spot(String file, String pointer, JsonNode node, Lines lines) {

    /**
     * The value that a file as a whole is.
     *
     * @throws BadFile if it is not YAML
     */
    public static Spot of(String file, String yaml) {
        try {
            return new Spot(file, "", new YAMLMapper().readTree(yaml), Lines.of(yaml));
        } catch (JsonProcessingException e) {
            throw new BadFile(file + ":" + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of the field, if there is one. */
    public Optional<Spot> find(String field) {
        return Optional.ofNullable(node.get(field)).map(value -> to(field, value));
    }

    /**
     * The value of the field.
     *
     * @throws BadFile if there is none
     */
    public Spot require(String field) {
        return find(field).orElseThrow(() -> wrong("'" + field + "' is missing"));
    }

    /**
     * The items of a list.
     *
     * @throws BadFile if it is none
     */
    public List<Spot> items() {
        if (!node.isArray()) {
            throw wrong("must be a list");
        }
        return IntStream.range(0, node.size())
                .mapToObj(i -> to(String.valueOf(i), node.get(i)))
                .toList();
    }

    /**
     * This value, a mapping with no other fields than these.
     *
     * @throws BadFile if it is none
     */
    public Spot mapping(Set<String> fields) {
        if (!node.isObject()) {
            throw wrong("must be a mapping");
        }
        node.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw find(field).orElse(this).wrong("is not a field here; there are " + sorted(fields));
            }
        });
        return this;
    }

    /**
     * The text that this value is.
     *
     * @throws BadFile if it is none, or blank
     */
    public String text() {
        if (!node.isTextual() || node.asText().isBlank()) {
            throw wrong("must be a text");
        }
        return node.asText();
    }

    /**
     * The whole number above 0 that this value is.
     *
     * @throws BadFile if it is none
     */
    public int count() {
        if (!node.isInt() || node.asInt() < 1) {
            throw wrong("must be a whole number above 0");
        }
        return node.asInt();
    }

    /** The same place with another value. */
    public Spot holding(JsonNode value) {
        return new Spot(file, pointer, value, lines);
    }

    /** File and line. */
    public String place() {
        return file + ":" + lines.at(pointer);
    }

    /** A refusal of this value that names file, line and field. */
    public BadFile wrong(String problem) {
        return new BadFile(place() + ": field " + (pointer.isEmpty() ? "/" : pointer) + ": " + problem);
    }

    private Spot to(String field, JsonNode value) {
        return new Spot(file, pointer + "/" + field.replace("~", "~0").replace("/", "~1"), value, lines);
    }

    private static List<String> sorted(Set<String> fields) {
        return fields.stream().sorted().toList();
    }
}
