package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/**
 * Bodies that are not one JSON object in UTF-8, and some that are although they look strange.
 *
 * @param spellings what they are made of
 */
record BodyTextMutations(SampleValues spellings) {

    /** As deep as arrays may be nested in a field of the root object. */
    private static final int DEEPEST = 63;

    List<RequestMutation> all() {
        return List.of(
                (requestDraft, choiceSequence) ->
                        requestDraft.setTemplate(BodyTemplate.bad(choiceSequence.oneOf(spellings.invalid("texts")))),
                (requestDraft, choiceSequence) ->
                        requestDraft.setTemplate(BodyTemplate.cut(1 + choiceSequence.below(40))),
                (requestDraft, choiceSequence) ->
                        requestDraft.setTemplate(BodyTemplate.good(choiceSequence.oneOf(spellings.valid("texts")))),
                (requestDraft, choiceSequence) ->
                        requestDraft.setTemplate(BodyTemplate.in(choiceSequence.oneOf(spellings.invalid("encodings")))),
                (requestDraft, choiceSequence) -> requestDraft.body().set("deep", nested(DEEPEST)),
                (requestDraft, choiceSequence) -> {
                    requestDraft.body().set("too-deep", nested(DEEPEST + 1 + choiceSequence.below(3)));
                    requestDraft.setTemplate(BodyTemplate.bad("${it}"));
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
