package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/**
 * Mutations of the text of a body, most of which leave no JSON object in UTF-8.
 *
 * @param values the values to use
 * @param maxDepth the deepest nesting that the contract permits
 */
record BodyTextMutations(SampleValues values, int maxDepth) {

    List<RequestMutation> all() {
        return List.of(
                (draft, choices) -> draft.setTemplate(BodyTemplate.invalid(choices.oneOf(values.invalid("texts")))),
                (draft, choices) -> draft.setTemplate(BodyTemplate.truncated(1 + choices.below(40))),
                (draft, choices) -> draft.setTemplate(BodyTemplate.valid(choices.oneOf(values.valid("texts")))),
                (draft, choices) -> draft.setTemplate(BodyTemplate.encoded(choices.oneOf(values.invalid("encodings")))),
                // The root object is the first level.
                (draft, choices) -> draft.body().set("deep", arrays(maxDepth - 1)),
                (draft, choices) -> {
                    draft.body().set("too-deep", arrays(maxDepth + choices.below(3)));
                    draft.setTemplate(BodyTemplate.invalid("${it}"));
                });
    }

    private static ArrayNode arrays(int depth) {
        ArrayNode nested = JsonNodeFactory.instance.arrayNode();
        for (int i = 1; i < depth; i++) {
            nested = JsonNodeFactory.instance.arrayNode().add(nested);
        }
        return nested;
    }
}
