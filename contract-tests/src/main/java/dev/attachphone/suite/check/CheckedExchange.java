package dev.attachphone.suite.check;

import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import java.util.List;
import java.util.Optional;

/**
 * One request of a check, and what came of it.
 *
 * @param expected the answer that was expected
 * @param request what was sent
 * @param reply what came
 * @param failures what is wrong with it, one sentence for each thing; empty if it is as expected
 * @param finding the contradiction of the page that the reply decides otherwise than our contract, if it is one
 */
public record CheckedExchange(
        ExpectedAnswer expected,
        TargetRequest request,
        TargetReply reply,
        List<String> failures,
        Optional<AmbiguityFinding> finding) {

    /** Whether the reply is the expected answer, to the letter. */
    public boolean asExpected() {
        return failures.isEmpty() && finding.isEmpty();
    }
}
