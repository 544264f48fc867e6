package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/**
 * Bodies that are not one JSON object in UTF-8, and some that are although they look strange.
 *
 * @param spellings what they are made of
 */
record TextTwists(Spellings spellings) {

    /** As deep as arrays may be nested in a field of the root object. */
    private static final int DEEPEST = 63;

    List<Twist> all() {
        return List.of(
                (draft, choices) -> draft.write(BodyText.bad(choices.oneOf(spellings.bad("texts")))),
                (draft, choices) -> draft.write(BodyText.cut(1 + choices.below(40))),
                (draft, choices) -> draft.write(BodyText.good(choices.oneOf(spellings.good("texts")))),
                (draft, choices) -> draft.write(BodyText.in(choices.oneOf(spellings.bad("encodings")))),
                (draft, choices) -> draft.body().set("deep", nested(DEEPEST)),
                (draft, choices) -> {
                    draft.body().set("too-deep", nested(DEEPEST + 1 + choices.below(3)));
                    draft.write(BodyText.bad("${it}"));
                });
    }

    private static ArrayNode nested(int levels) {
        ArrayNode nested = JsonNodeFactory.instance.arrayNode();
        for (int i = 1; i < levels; i++) {
            nested = JsonNodeFactory.instance.arrayNode().add(nested);
        }
        return nested;
    }
}
