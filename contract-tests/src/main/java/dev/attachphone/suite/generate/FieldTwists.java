package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * Fields that are missing, null, blank, of another type or of another name, and fields that nobody knows.
 *
 * @param spellings what they are made of
 */
record FieldTwists(Spellings spellings) {

    /** Twists of the fields that an operation requires. */
    List<Twist> all() {
        return List.of(
                (draft, choices) -> draft.body().remove(required(draft, choices)),
                (draft, choices) -> draft.body().putNull(required(draft, choices)),
                (draft, choices) -> put(draft, required(draft, choices), choices.oneOf(spellings.bad("blanks"))),
                this::mistype,
                this::rename,
                this::add);
    }

    /** Twists of the fields of an agent to create. */
    List<Twist> ofAgents() {
        return List.of(
                (draft, choices) -> put(draft, "agent_name", choices.oneOf(spellings.good("agent-names"))),
                (draft, choices) -> put(draft, "prompt", choices.oneOf(spellings.good("prompts"))),
                (draft, choices) -> draft.body().set("voice", choices.oneOf(spellings.goodValues("voices"))),
                (draft, choices) -> draft.body().set("prompt", nothingText(choices)));
    }

    private JsonNode nothingText(Choices choices) {
        return choices.oneOf(spellings.badValues("not-text"));
    }

    private void mistype(Draft draft, Choices choices) {
        String field = required(draft, choices);
        draft.body()
                .set(
                        field,
                        field.equals("numbers")
                                ? choices.oneOf(spellings.badValues("not-list"))
                                : nothingText(choices));
    }

    private void rename(Draft draft, Choices choices) {
        String field = required(draft, choices);
        JsonNode value = draft.body().remove(field);
        String name = Spelling.slip(field, choices);
        if (value != null && !name.equals(field)) {
            draft.body().set(name, value);
        }
    }

    private void add(Draft draft, Choices choices) {
        draft.body()
                .set(
                        choices.oneOf(spellings.good("unknown-fields")),
                        choices.oneOf(spellings.goodValues("unknown-values")));
    }

    private static void put(Draft draft, String field, String text) {
        draft.body().set(field, TextNode.valueOf(text));
    }

    private static String required(Draft draft, Choices choices) {
        return choices.oneOf(draft.operation()
                .requestSchema()
                .path("required")
                .valueStream()
                .map(JsonNode::asText)
                .toList());
    }
}
