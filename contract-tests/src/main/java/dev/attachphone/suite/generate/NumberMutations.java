package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Mutations of numbers: additional, duplicate, malformed, and of another type.
 *
 * @param values the values to use
 */
record NumberMutations(SampleValues values) {

    private static final String VALID = "+19991234567890";

    List<RequestMutation> all() {
        return List.of(
                inserting((numbers, choices) -> TextNode.valueOf(choices.oneOf(ValidAttachRequests.NUMBERS))),
                inserting((numbers, choices) -> numbers.path(choices.below(numbers.size()))),
                inserting((numbers, choices) -> TextNode.valueOf(choices.oneOf(values.invalid("literals")))),
                inserting((numbers, choices) -> TextNode.valueOf(malformed(numbers, choices))),
                inserting((numbers, choices) -> TextNode.valueOf(
                        RandomTextEdits.insertRandomly(VALID, choices.oneOf(values.invalid("intruders")), choices))),
                inserting((numbers, choices) -> choices.oneOf(values.invalidValues("not-numbers"))));
    }

    private String malformed(ArrayNode numbers, ChoiceSequence choices) {
        String piece = numbers.path(choices.below(numbers.size())).asText();
        return choices.oneOf(values.invalid("around"))
                .replace("${it}", ValidAttachRequests.NUMBERS.contains(piece) ? piece : VALID);
    }

    /** Inserts an item at a random position of a list that is not empty. */
    private static RequestMutation inserting(BiFunction<ArrayNode, ChoiceSequence, JsonNode> item) {
        return (draft, choices) -> {
            if (draft.body().path("numbers") instanceof ArrayNode numbers && !numbers.isEmpty()) {
                JsonNode added = item.apply(numbers, choices);
                numbers.insert(numbers.size() - choices.below(numbers.size() + 1), added);
            }
        };
    }
}
