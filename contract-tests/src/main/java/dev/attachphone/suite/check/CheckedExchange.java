package dev.attachphone.suite.check;

import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import java.util.List;
import java.util.Optional;

/**
 * One request of a check and its reply, compared with the expected answer.
 *
 * @param expected the expected answer
 * @param request the request
 * @param reply the reply
 * @param failures one sentence for each difference from the expected answer; empty if there is none
 * @param finding the contradiction in the page that the reply resolves differently from our contract, if any
 */
public record CheckedExchange(
        ExpectedAnswer expected,
        TargetRequest request,
        TargetReply reply,
        List<String> failures,
        Optional<AmbiguityFinding> finding) {

    /** Whether the reply is exactly the expected answer. */
    public boolean asExpected() {
        return failures.isEmpty() && finding.isEmpty();
    }
}
