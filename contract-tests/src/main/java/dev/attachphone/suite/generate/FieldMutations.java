package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * Fields that are missing, null, blank, of another type or of another name, and fields that nobody knows.
 *
 * @param spellings what they are made of
 */
record FieldMutations(SampleValues spellings) {

    /** Twists of the fields that an operation requires. */
    List<RequestMutation> all() {
        return List.of(
                (requestDraft, choiceSequence) -> requestDraft.body().remove(required(requestDraft, choiceSequence)),
                (requestDraft, choiceSequence) -> requestDraft.body().putNull(required(requestDraft, choiceSequence)),
                (requestDraft, choiceSequence) -> put(
                        requestDraft,
                        required(requestDraft, choiceSequence),
                        choiceSequence.oneOf(spellings.invalid("blanks"))),
                this::mistype,
                this::rename,
                this::add);
    }

    /** Twists of the fields of an agent to create. */
    List<RequestMutation> forCreateAgent() {
        return List.of(
                (requestDraft, choiceSequence) ->
                        put(requestDraft, "agent_name", choiceSequence.oneOf(spellings.valid("agent-names"))),
                (requestDraft, choiceSequence) ->
                        put(requestDraft, "prompt", choiceSequence.oneOf(spellings.valid("prompts"))),
                (requestDraft, choiceSequence) ->
                        requestDraft.body().set("voice", choiceSequence.oneOf(spellings.validValues("voices"))),
                (requestDraft, choiceSequence) -> requestDraft.body().set("prompt", nothingText(choiceSequence)));
    }

    private JsonNode nothingText(ChoiceSequence choiceSequence) {
        return choiceSequence.oneOf(spellings.invalidValues("not-text"));
    }

    private void mistype(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        String field = required(requestDraft, choiceSequence);
        requestDraft
                .body()
                .set(
                        field,
                        field.equals("numbers")
                                ? choiceSequence.oneOf(spellings.invalidValues("not-list"))
                                : nothingText(choiceSequence));
    }

    private void rename(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        String field = required(requestDraft, choiceSequence);
        JsonNode value = requestDraft.body().remove(field);
        String name = RandomTextEdits.typo(field, choiceSequence);
        if (value != null && !name.equals(field)) {
            requestDraft.body().set(name, value);
        }
    }

    private void add(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        requestDraft
                .body()
                .set(
                        choiceSequence.oneOf(spellings.valid("unknown-fields")),
                        choiceSequence.oneOf(spellings.validValues("unknown-values")));
    }

    private static void put(RequestDraft requestDraft, String field, String text) {
        requestDraft.body().set(field, TextNode.valueOf(text));
    }

    private static String required(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        return choiceSequence.oneOf(requestDraft
                .operation()
                .requestSchema()
                .path("required")
                .valueStream()
                .map(JsonNode::asText)
                .toList());
    }
}
