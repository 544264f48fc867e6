package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A value within a case file that knows where it stands.
 *
 * @param file the file's name
 * @param pointer the JSON pointer of the value
 * @param node the value
 * @param lines the lines of the file
 */
record Spot(String file, String pointer, JsonNode node, Lines lines) {

    Optional<Spot> find(String field) {
        return Optional.ofNullable(node.get(field)).map(value -> to(field, value));
    }

    Spot require(String field) {
        return find(field).orElseThrow(() -> wrong("'" + field + "' is missing"));
    }

    List<Spot> items() {
        if (!node.isArray()) {
            throw wrong("must be a list");
        }
        return IntStream.range(0, node.size())
                .mapToObj(i -> to(String.valueOf(i), node.get(i)))
                .toList();
    }

    Spot mapping(Set<String> fields) {
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

    String text() {
        if (!node.isTextual() || node.asText().isBlank()) {
            throw wrong("must be a text");
        }
        return node.asText();
    }

    int count() {
        if (!node.isInt() || node.asInt() < 1) {
            throw wrong("must be a whole number above 0");
        }
        return node.asInt();
    }

    Spot holding(JsonNode value) {
        return new Spot(file, pointer, value, lines);
    }

    String place() {
        return file + ":" + lines.at(pointer);
    }

    BadCaseFile wrong(String problem) {
        return new BadCaseFile(place() + ": field " + (pointer.isEmpty() ? "/" : pointer) + ": " + problem);
    }

    private Spot to(String field, JsonNode value) {
        return new Spot(file, pointer + "/" + field.replace("~", "~0").replace("/", "~1"), value, lines);
    }

    private static List<String> sorted(Set<String> fields) {
        return fields.stream().sorted().toList();
    }
}
