package dev.attachphone.suite.generate;

import dev.attachphone.suite.oracle.HttpPart;
import java.util.List;

/**
 * Paths, methods, content types, accepted types, sizes, and headers that do not matter.
 *
 * @param spellings what they are made of
 */
record HttpTwists(Spellings spellings) {

    List<Twist> all() {
        return List.of(
                this::goodContentType,
                this::badContentType,
                this::accept,
                this::method,
                this::path,
                (draft, choices) -> draft.set("query", choices.oneOf(List.of("a=b", "agent_id=x&numbers=", "%00"))),
                (draft, choices) -> draft.header("X-Unknown", choices.oneOf(List.of("1", "", "a, b"))),
                HttpTwists::sizeSometimes);
    }

    private void goodContentType(Draft draft, Choices choices) {
        String type = choices.oneOf(spellings.good("content-types"));
        draft.withoutHeader("Content-Type");
        draft.header("Content-Type", Spelling.inMixedCase(type, choices) + choices.oneOf(spellings.good("parameters")));
        draft.wrong(HttpPart.CONTENT_TYPE, false);
    }

    private void badContentType(Draft draft, Choices choices) {
        draft.withoutHeader("Content-Type");
        String good = choices.oneOf(spellings.good("content-types"));
        switch (choices.below(4)) {
            case 0 -> draft.header("Content-Type", choices.oneOf(spellings.bad("content-types")));
            case 1 -> draft.header("Content-Type", good + choices.oneOf(spellings.bad("parameters")));
            case 2 -> {
                draft.header("Content-Type", good);
                draft.header("Content-Type", good);
            }
            default -> {
                // Not sent at all.
            }
        }
        draft.wrong(HttpPart.CONTENT_TYPE, true);
    }

    private void accept(Draft draft, Choices choices) {
        Accepts accepts = new Accepts(spellings, choices);
        draft.withoutHeader("Accept");
        draft.header("Accept", accepts.text());
        draft.wrong(HttpPart.ACCEPT, !accepts.includesJson());
    }

    private void method(Draft draft, Choices choices) {
        draft.set("method", choices.oneOf(spellings.bad("methods")));
        draft.wrong(HttpPart.METHOD, true);
    }

    private void path(Draft draft, Choices choices) {
        String right = draft.operation().path();
        String wrong = switch (choices.below(3)) {
            case 0 -> right + choices.oneOf(List.of("/", "/x", "%20", ";a=b", ".json", "//"));
            case 1 -> "/" + Spelling.slip(right.substring(1), choices);
            // The root is nobody's to promise: a target may well have a page there, as the sandbox does.
            default -> choices.oneOf(List.of("/api", "/api/agent", "/nowhere", "/api/../api" + right));
        };
        draft.set("path", wrong.equals(right) ? right + "/" : wrong);
        draft.wrong(HttpPart.PATH, true);
    }

    private static void sizeSometimes(Draft draft, Choices choices) {
        draft.wrong(HttpPart.SIZE, choices.onceIn(2));
    }
}
