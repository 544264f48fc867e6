package dev.attachphone.suite.generate;

import dev.attachphone.suite.oracle.OracleRequest.HttpViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Mutations of path, method, content type and coding, accepted types, transfer coding and sizes, and additional headers and queries.
 *
 * @param values the values to use
 */
record HttpMutations(SampleValues values) {

    List<RequestMutation> all() {
        return List.of(
                this::validContentType,
                this::invalidContentType,
                this::accept,
                this::method,
                this::path,
                (draft, choices) -> draft.set("query", choices.oneOf(List.of("a=b", "agent_id=x&numbers=", "%00"))),
                (draft, choices) -> draft.header("X-Unknown", choices.oneOf(List.of("1", "", "a, b"))),
                this::contentCoding,
                HttpMutations::sizeSometimes,
                HttpMutations::headSometimes,
                (draft, choices) -> draft.setTransferCoding(choices.oneOf(values.invalid("transfer-codings"))));
    }

    private void validContentType(RequestDraft draft, ChoiceSequence choices) {
        String type = choices.oneOf(values.valid("content-types"));
        draft.withoutHeader("Content-Type");
        draft.header(
                "Content-Type", RandomTextEdits.randomCase(type, choices) + choices.oneOf(values.valid("parameters")));
        draft.setInvalid(HttpViolation.CONTENT_TYPE, false);
    }

    private void invalidContentType(RequestDraft draft, ChoiceSequence choices) {
        draft.withoutHeader("Content-Type");
        String valid = choices.oneOf(values.valid("content-types"));
        switch (choices.below(4)) {
            case 0 -> draft.header("Content-Type", choices.oneOf(values.invalid("content-types")));
            case 1 -> draft.header("Content-Type", valid + choices.oneOf(values.invalid("parameters")));
            case 2 -> {
                draft.header("Content-Type", valid);
                draft.header("Content-Type", valid);
            }
            default -> {
                // No header is sent.
            }
        }
        draft.setInvalid(HttpViolation.CONTENT_TYPE, true);
    }

    private void contentCoding(RequestDraft draft, ChoiceSequence choices) {
        boolean supported = choices.onceIn(3);
        String coding = choices.oneOf(supported ? values.valid("content-codings") : values.invalid("content-codings"));
        draft.withoutHeader("Content-Encoding");
        draft.header("Content-Encoding", coding);
        draft.setInvalid(HttpViolation.CONTENT_CODING, !supported);
    }

    private void accept(RequestDraft draft, ChoiceSequence choices) {
        List<String> matching = values.valid("accepts");
        List<String> left = new ArrayList<>(values.invalid("accepts"));
        left.addAll(matching);
        List<String> ranges = new ArrayList<>();
        Optional<String> mostSpecific = Optional.empty();
        boolean includesJson = false;
        int count = 1 + choices.below(3);
        for (int i = 0; i < count; i++) {
            String range = left.remove(choices.below(left.size()));
            boolean wanted = !choices.onceIn(3);
            ranges.add(range + choices.oneOf(wanted ? values.valid("qualities") : values.invalid("qualities")));
            // The most specific matching range decides, in any position.
            boolean decides = matching.contains(range)
                    && mostSpecific
                            .map(other -> matching.indexOf(range) < matching.indexOf(other))
                            .orElse(true);
            if (decides) {
                mostSpecific = Optional.of(range);
                includesJson = wanted;
            }
        }
        draft.withoutHeader("Accept");
        draft.header("Accept", String.join(", ", ranges));
        draft.setInvalid(HttpViolation.ACCEPT, !includesJson);
    }

    private void method(RequestDraft draft, ChoiceSequence choices) {
        draft.set("method", choices.oneOf(values.invalid("methods")));
        draft.setInvalid(HttpViolation.METHOD, true);
    }

    private void path(RequestDraft draft, ChoiceSequence choices) {
        String path = draft.operation().path();
        String changed = switch (choices.below(3)) {
            case 0 -> path + choices.oneOf(List.of("/", "/x", "%20", ";a=b", ".json", "//"));
            case 1 -> "/" + RandomTextEdits.typo(path.substring(1), choices);
            // A target may serve the root, as the sandbox does.
            default -> choices.oneOf(List.of("/api", "/api/agent", "/nowhere", "/api/../api" + path));
        };
        draft.set("path", changed.equals(path) ? path + "/" : changed);
        draft.setInvalid(HttpViolation.PATH, true);
    }

    private static void sizeSometimes(RequestDraft draft, ChoiceSequence choices) {
        draft.setInvalid(HttpViolation.SIZE, choices.onceIn(2));
    }

    private static void headSometimes(RequestDraft draft, ChoiceSequence choices) {
        switch (choices.below(4)) {
            case 1 -> draft.tooLongTarget();
            case 2 -> draft.tooLargeHeaders();
            default -> {
                // The head is left as it is.
            }
        }
    }
}
