package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** Faults in bodies that are valid JSON. */
final class BodyShapeFaults {

    private static final List<String> KNOWN =
            List.of("agent_id", "provider", "numbers", "agent_name", "prompt", "voice");

    private BodyShapeFaults() {}

    static final List<ServerFault> SHAPES = List.of(
            fault(
                    "array-body-accepted",
                    "of an array the first object counts",
                    b -> b.body.shape = value -> value.isArray() ? value.path(0) : value),
            fault(
                    "null-body-is-an-object",
                    "null counts as an empty object",
                    b -> b.body.shape = value -> value.isNull() ? JsonNodeFactory.instance.objectNode() : value),
            fault(
                    "any-value-is-an-object",
                    "any value counts as an empty object",
                    b -> b.body.shape = value -> value.isObject() ? value : JsonNodeFactory.instance.objectNode()),
            fault(
                    "array-body-fails",
                    "an array causes a 500",
                    b -> b.body.shape = value -> {
                        if (value.isArray()) {
                            throw new IllegalStateException("not an object");
                        }
                        return value;
                    }),
            fault(
                    "unknown-fields-refused",
                    "a body with an unknown field is malformed",
                    b -> b.body.shape =
                            value -> value.properties().stream().allMatch(field -> KNOWN.contains(field.getKey()))
                                    ? value
                                    : JsonNodeFactory.instance.nullNode()),
            fault(
                    "malformed-422",
                    "a malformed body is a validation error",
                    b -> b.answers.on("malformed-body", mutableAnswer -> mutableAnswer.status(422))),
            fault(
                    "malformed-speaks-of-the-parser",
                    "a malformed body is answered in the parser's words",
                    b -> b.answers.on(
                            "malformed-body", mutableAnswer -> mutableAnswer.message("Unexpected token } in JSON"))),
            fault(
                    "long-numbers-refused",
                    "a number of more than a thousand digits is malformed",
                    b -> b.body.prepare = text -> text.matches("(?s).*\\d{1001}.*") ? "" : text));
}
