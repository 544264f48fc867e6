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
    public static List<String> between(JsonNode expected, JsonNode came) {
        return at("", expected, came).toList();
    }

    private static Stream<String> at(String pointer, JsonNode expected, JsonNode came) {
        if (expected.isObject() && came.isObject()) {
            Set<String> fields = new TreeSet<>();
            expected.fieldNames().forEachRemaining(fields::add);
            came.fieldNames().forEachRemaining(fields::add);
            return fields.stream().flatMap(field -> at(pointer + "/" + field, expected.path(field), came.path(field)));
        }
        return expected.equals(came)
                ? Stream.empty()
                : Stream.of("the body at " + (pointer.isEmpty() ? "/" : pointer) + ": expected " + shown(expected)
                        + ", came " + shown(came));
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }
}
