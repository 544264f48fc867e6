package dev.attachphone.suite.check;

import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import java.util.List;
import java.util.Optional;

/**
 * One request of a check, and what came of it.
 *
 * @param expected the answer that was expected
 * @param request what was sent
 * @param reply what came
 * @param complaints what is wrong with it, one sentence for each thing; empty if it is as expected
 * @param finding the contradiction of the page that the reply decides otherwise than our contract, if it is one
 */
public record Exchange(
        Produced expected, Request request, Reply reply, List<String> complaints, Optional<Finding> finding) {

    /** Whether the reply is the expected answer, to the letter. */
    public boolean asExpected() {
        return complaints.isEmpty() && finding.isEmpty();
    }
}
