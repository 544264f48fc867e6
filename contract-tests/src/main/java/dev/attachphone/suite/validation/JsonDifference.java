package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares JSON values. */
public final class JsonDifference {

    private JsonDifference() {}

    /** The differences, one sentence for each place; empty if the values are equal. */
    public static List<String> between(JsonNode expected, JsonNode actual) {
        return at("", expected, actual).toList();
    }

    private static Stream<String> at(String pointer, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            Set<String> fields = new TreeSet<>();
            expected.fieldNames().forEachRemaining(fields::add);
            actual.fieldNames().forEachRemaining(fields::add);
            return fields.stream()
                    .flatMap(field -> at(pointer + "/" + field, expected.path(field), actual.path(field)));
        }
        return expected.equals(actual)
                ? Stream.empty()
                : Stream.of("the body at " + (pointer.isEmpty() ? "/" : pointer) + ": expected " + describe(expected)
                        + " but was " + describe(actual));
    }

    private static String describe(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }
}
