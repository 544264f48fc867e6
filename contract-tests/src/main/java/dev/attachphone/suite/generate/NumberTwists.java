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
record NumberTwists(Spellings spellings) {

    /** A good number of the disposable range, to be spoilt. */
    private static final String GOOD = "+19991234567890";

    List<Twist> all() {
        return List.of(
                inserting((numbers, choices) -> TextNode.valueOf(choices.oneOf(PlainAttach.NUMBERS))),
                inserting((numbers, choices) -> numbers.path(choices.below(numbers.size()))),
                inserting((numbers, choices) -> TextNode.valueOf(choices.oneOf(spellings.bad("literals")))),
                inserting((numbers, choices) -> TextNode.valueOf(spoilt(numbers, choices))),
                inserting((numbers, choices) ->
                        TextNode.valueOf(Spelling.insert(GOOD, choices.oneOf(spellings.bad("intruders")), choices))),
                inserting((numbers, choices) -> choices.oneOf(spellings.badValues("not-numbers"))));
    }

    private String spoilt(ArrayNode numbers, Choices choices) {
        String piece = numbers.path(choices.below(numbers.size())).asText();
        return choices.oneOf(spellings.bad("around"))
                .replace("${it}", PlainAttach.NUMBERS.contains(piece) ? piece : GOOD);
    }

    /** Puts an item at a random place, if there is a list with something in it. */
    private static Twist inserting(BiFunction<ArrayNode, Choices, JsonNode> item) {
        return (draft, choices) -> {
            if (draft.body().path("numbers") instanceof ArrayNode numbers && !numbers.isEmpty()) {
                JsonNode added = item.apply(numbers, choices);
                numbers.insert(numbers.size() - choices.below(numbers.size() + 1), added);
            }
        };
    }
}
