package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Mutations of numbers: additional, duplicate, malformed, of another type, and too many.
 *
 * @param values the values to use
 * @param maxItems the most different numbers that the contract permits
 */
record NumberMutations(SampleValues values, int maxItems) {

    private static final String VALID = "+19991234567890";
    private static final String INVALID = "12";
    private static final long FIRST_OF_MANY = 19_980_000_000_000L;

    List<RequestMutation> all() {
        return List.of(
                inserting((numbers, choices) -> TextNode.valueOf(choices.oneOf(ValidAttachRequests.NUMBERS))),
                inserting((numbers, choices) -> numbers.path(choices.below(numbers.size()))),
                inserting((numbers, choices) -> TextNode.valueOf(choices.oneOf(values.invalid("literals")))),
                inserting((numbers, choices) -> TextNode.valueOf(malformed(numbers, choices))),
                inserting((numbers, choices) -> TextNode.valueOf(
                        RandomTextEdits.insertRandomly(VALID, choices.oneOf(values.invalid("intruders")), choices))),
                inserting((numbers, choices) -> choices.oneOf(values.invalidValues("not-numbers"))),
                this::manySometimes);
    }

    /**
     * Fills the list up to one string less than the limit, the limit, or one more, possibly with duplicates. One string is not a number,
     * so that a target attaches none of them.
     */
    private void manySometimes(RequestDraft draft, ChoiceSequence choices) {
        if (choices.onceIn(4) && draft.body().path("numbers") instanceof ArrayNode numbers) {
            Set<JsonNode> different = new HashSet<>();
            numbers.valueStream().filter(JsonNode::isTextual).forEach(different::add);
            if (different.add(TextNode.valueOf(INVALID))) {
                numbers.add(INVALID);
            }
            int wanted = maxItems + 1 - choices.below(3);
            for (long next = FIRST_OF_MANY; different.size() < wanted; next++) {
                different.add(TextNode.valueOf("+" + next));
                numbers.add("+" + next);
            }
            for (int duplicates = choices.below(3); duplicates > 0; duplicates--) {
                numbers.add(numbers.path(numbers.size() - duplicates));
            }
        }
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
