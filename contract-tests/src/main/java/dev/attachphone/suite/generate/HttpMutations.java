package dev.attachphone.suite.generate;

import dev.attachphone.suite.oracle.OracleRequest.HttpViolation;
import java.util.List;

/**
 * Paths, methods, content types, accepted types, sizes, and headers that do not matter.
 *
 * @param spellings what they are made of
 */
record HttpMutations(SampleValues spellings) {

    List<RequestMutation> all() {
        return List.of(
                this::goodContentType,
                this::badContentType,
                this::accept,
                this::method,
                this::path,
                (requestDraft, choiceSequence) ->
                        requestDraft.set("query", choiceSequence.oneOf(List.of("a=b", "agent_id=x&numbers=", "%00"))),
                (requestDraft, choiceSequence) ->
                        requestDraft.header("X-Unknown", choiceSequence.oneOf(List.of("1", "", "a, b"))),
                HttpMutations::sizeSometimes);
    }

    private void goodContentType(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        String type = choiceSequence.oneOf(spellings.valid("content-types"));
        requestDraft.withoutHeader("Content-Type");
        requestDraft.header(
                "Content-Type",
                RandomTextEdits.randomCase(type, choiceSequence) + choiceSequence.oneOf(spellings.valid("parameters")));
        requestDraft.setInvalid(HttpViolation.CONTENT_TYPE, false);
    }

    private void badContentType(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        requestDraft.withoutHeader("Content-Type");
        String good = choiceSequence.oneOf(spellings.valid("content-types"));
        switch (choiceSequence.below(4)) {
            case 0 -> requestDraft.header("Content-Type", choiceSequence.oneOf(spellings.invalid("content-types")));
            case 1 -> requestDraft.header("Content-Type", good + choiceSequence.oneOf(spellings.invalid("parameters")));
            case 2 -> {
                requestDraft.header("Content-Type", good);
                requestDraft.header("Content-Type", good);
            }
            default -> {
                // Not sent at all.
            }
        }
        requestDraft.setInvalid(HttpViolation.CONTENT_TYPE, true);
    }

    private void accept(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        RandomAcceptHeader randomAcceptHeader = new RandomAcceptHeader(spellings, choiceSequence);
        requestDraft.withoutHeader("Accept");
        requestDraft.header("Accept", randomAcceptHeader.text());
        requestDraft.setInvalid(HttpViolation.ACCEPT, !randomAcceptHeader.includesJson());
    }

    private void method(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        requestDraft.set("method", choiceSequence.oneOf(spellings.invalid("methods")));
        requestDraft.setInvalid(HttpViolation.METHOD, true);
    }

    private void path(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        String right = requestDraft.operation().path();
        String wrong = switch (choiceSequence.below(3)) {
            case 0 -> right + choiceSequence.oneOf(List.of("/", "/x", "%20", ";a=b", ".json", "//"));
            case 1 -> "/" + RandomTextEdits.typo(right.substring(1), choiceSequence);
            // The root is nobody's to promise: a target may well have a page there, as the sandbox does.
            default -> choiceSequence.oneOf(List.of("/api", "/api/agent", "/nowhere", "/api/../api" + right));
        };
        requestDraft.set("path", wrong.equals(right) ? right + "/" : wrong);
        requestDraft.setInvalid(HttpViolation.PATH, true);
    }

    private static void sizeSometimes(RequestDraft requestDraft, ChoiceSequence choiceSequence) {
        requestDraft.setInvalid(HttpViolation.SIZE, choiceSequence.onceIn(2));
    }
}
