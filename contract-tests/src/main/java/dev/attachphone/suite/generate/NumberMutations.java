package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Numbers that are given twice, that are more than a few, that are malformed, or no texts at all.
 *
 * @param spellings what they are made of
 */
record NumberMutations(SampleValues spellings) {

    /** A good number of the disposable range, to be spoilt. */
    private static final String GOOD = "+19991234567890";

    List<RequestMutation> all() {
        return List.of(
                inserting((numbers, choiceSequence) ->
                        TextNode.valueOf(choiceSequence.oneOf(ValidAttachRequests.NUMBERS))),
                inserting((numbers, choiceSequence) -> numbers.path(choiceSequence.below(numbers.size()))),
                inserting((numbers, choiceSequence) ->
                        TextNode.valueOf(choiceSequence.oneOf(spellings.invalid("literals")))),
                inserting((numbers, choiceSequence) -> TextNode.valueOf(spoilt(numbers, choiceSequence))),
                inserting((numbers, choiceSequence) -> TextNode.valueOf(RandomTextEdits.insertRandomly(
                        GOOD, choiceSequence.oneOf(spellings.invalid("intruders")), choiceSequence))),
                inserting((numbers, choiceSequence) -> choiceSequence.oneOf(spellings.invalidValues("not-numbers"))));
    }

    private String spoilt(ArrayNode numbers, ChoiceSequence choiceSequence) {
        String piece = numbers.path(choiceSequence.below(numbers.size())).asText();
        return choiceSequence
                .oneOf(spellings.invalid("around"))
                .replace("${it}", ValidAttachRequests.NUMBERS.contains(piece) ? piece : GOOD);
    }

    /** Puts an item at a random place, if there is a list with something in it. */
    private static RequestMutation inserting(BiFunction<ArrayNode, ChoiceSequence, JsonNode> item) {
        return (requestDraft, choiceSequence) -> {
            if (requestDraft.body().path("numbers") instanceof ArrayNode numbers && !numbers.isEmpty()) {
                JsonNode added = item.apply(numbers, choiceSequence);
                numbers.insert(numbers.size() - choiceSequence.below(numbers.size() + 1), added);
            }
        };
    }
}
