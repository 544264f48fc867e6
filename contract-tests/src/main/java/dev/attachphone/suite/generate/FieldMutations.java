package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * Mutations of fields: missing, null, blank, of another type, renamed, and unknown ones.
 *
 * @param values the values to use
 */
record FieldMutations(SampleValues values) {

    /** Mutations of the required fields of an operation. */
    List<RequestMutation> all() {
        return List.of(
                (draft, choices) -> draft.body().remove(required(draft, choices)),
                (draft, choices) -> draft.body().putNull(required(draft, choices)),
                (draft, choices) -> put(draft, required(draft, choices), choices.oneOf(values.invalid("blanks"))),
                this::mistype,
                this::rename,
                this::add);
    }

    /** Mutations of the fields of a new agent. */
    List<RequestMutation> forCreateAgent() {
        return List.of(
                (draft, choices) -> put(draft, "agent_name", choices.oneOf(values.valid("agent-names"))),
                (draft, choices) -> put(draft, "prompt", choices.oneOf(values.valid("prompts"))),
                (draft, choices) -> draft.body().set("voice", choices.oneOf(values.validValues("voices"))),
                (draft, choices) -> draft.body().set("prompt", notText(choices)));
    }

    private JsonNode notText(ChoiceSequence choices) {
        return choices.oneOf(values.invalidValues("not-text"));
    }

    private void mistype(RequestDraft draft, ChoiceSequence choices) {
        String field = required(draft, choices);
        draft.body()
                .set(
                        field,
                        field.equals("numbers") ? choices.oneOf(values.invalidValues("not-list")) : notText(choices));
    }

    private void rename(RequestDraft draft, ChoiceSequence choices) {
        String field = required(draft, choices);
        JsonNode value = draft.body().remove(field);
        String name = RandomTextEdits.typo(field, choices);
        if (value != null && !name.equals(field)) {
            draft.body().set(name, value);
        }
    }

    private void add(RequestDraft draft, ChoiceSequence choices) {
        draft.body()
                .set(
                        choices.oneOf(values.valid("unknown-fields")),
                        choices.oneOf(values.validValues("unknown-values")));
    }

    private static void put(RequestDraft draft, String field, String text) {
        draft.body().set(field, TextNode.valueOf(text));
    }

    private static String required(RequestDraft draft, ChoiceSequence choices) {
        return choices.oneOf(draft.operation()
                .requestSchema()
                .path("required")
                .valueStream()
                .map(JsonNode::asText)
                .toList());
    }
}
