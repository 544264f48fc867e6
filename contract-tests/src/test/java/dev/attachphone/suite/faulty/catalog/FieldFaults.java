package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Faults in the fields agent_id and provider. */
final class FieldFaults {

    private FieldFaults() {}

    static final List<ServerFault> TEXTS = List.of(
            fault(
                    "scalars-coerced",
                    "a number or a boolean counts as a text",
                    b -> b.fields.text = field -> field.isValueNode() && !field.isNull()
                            ? Optional.of(field.asText()).filter(b.fields.blank.negate())
                            : Optional.empty()),
            fault(
                    "numbers-coerced",
                    "a number counts as a text",
                    b -> b.fields.text =
                            field -> field.isNumber() ? Optional.of(field.asText()) : b.fields.textOf(field)),
            fault(
                    "null-is-a-text",
                    "null counts as the text null",
                    b -> b.fields.text = field -> field.isNull() ? Optional.of("null") : b.fields.textOf(field)),
            fault(
                    "first-of-an-array-is-a-text",
                    "an array counts as its first text",
                    b -> b.fields.text = field -> b.fields.textOf(field.isArray() ? field.path(0) : field)),
            fault(
                    "objects-are-texts",
                    "an object counts as its JSON",
                    b -> b.fields.text =
                            field -> field.isContainerNode() ? Optional.of(field.toString()) : b.fields.textOf(field)),
            fault(
                    "wrong-type-is-malformed",
                    "a field of the wrong type makes the body malformed",
                    b -> b.body.shape = body -> hasWrongType(body) ? body.path("agent_id") : body),
            fault("only-empty-is-blank", "white space is a text", b -> b.fields.blank = String::isEmpty),
            fault(
                    "blank-as-trim-says",
                    "only ASCII white space is blank",
                    b -> b.fields.blank = text -> text.trim().isEmpty()),
            fault("blank-as-java-says", "a no-break space is not blank", b -> b.fields.blank = String::isBlank),
            fault(
                    "zero-width-is-blank",
                    "a zero-width space is blank",
                    b -> b.fields.blank = text ->
                            text.replaceAll("[\\p{IsWhite_Space}\\p{Cf}]", "").isEmpty()),
            fault("nothing-is-blank", "an empty text is a text", b -> b.fields.blank = text -> false),
            fault(
                    "long-texts-fail",
                    "a text of more than 255 characters causes a 500",
                    b -> b.fields.text =
                            field -> b.fields.textOf(field).map(text -> unless(text.length() > 255, text))));

    static String unless(boolean trouble, String text) {
        if (trouble) {
            throw new IllegalStateException("trouble");
        }
        return text;
    }

    private static boolean hasWrongType(JsonNode body) {
        return body.isObject()
                && body.hasNonNull("agent_id")
                && !body.path("agent_id").isTextual();
    }
}
