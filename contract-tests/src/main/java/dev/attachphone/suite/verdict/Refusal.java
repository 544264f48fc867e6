package dev.attachphone.suite.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.exchange.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges a refusal where HTTP itself leaves open which: one of several statuses, or a closed connection; but what comes, comes in the
 * envelope and says nothing of the program that sent it.
 *
 * @param schemas the contract's
 */
record Refusal(Schemas schemas) {

    private static final List<String> INTERNALS = List.of("Exception", "at org.", "at java.", "<html", "<HTML");

    List<String> complaints(Expectation expectation, Reply reply) {
        JsonNode details = expectation.details();
        if (!reply.isAnswer()) {
            boolean mayClose = details.path("or-closed").asBoolean();
            boolean closed = reply.status() == Reply.CLOSED && reply.body().size() == 0;
            return mayClose && closed
                    ? List.of()
                    : List.of("expected an answer" + (mayClose ? " or a closed connection" : "") + ", came none");
        }
        List<String> complaints = new ArrayList<>(HeaderCheck.complaints(details, reply));
        if (details.path("refused").valueStream().noneMatch(status -> status.asInt() == reply.status())) {
            complaints.add("status: expected one of " + details.path("refused") + ", came " + reply.status());
        }
        INTERNALS.stream()
                .filter(internal -> Secrecy.holds(reply, internal))
                .forEach(internal -> complaints.add("the answer tells of the program behind it: " + internal));
        Optional<JsonNode> body = StrictJson.read(reply.body());
        if (body.isEmpty()) {
            complaints.add("the body is not one JSON value in UTF-8");
        }
        body.ifPresent(came -> complaints.addAll(ofEnvelope(expectation, reply.status(), came)));
        return complaints;
    }

    private List<String> ofEnvelope(Expectation expectation, int status, JsonNode came) {
        List<String> complaints = new ArrayList<>(schemas.complaints(expectation.operation(), came));
        if (came.path("code").asInt() != status) {
            complaints.add("the body at /code: expected " + status + ", came " + came.path("code"));
        }
        if (came.path("message").asText().isBlank()) {
            complaints.add("the body at /message: expected a sentence, came nothing");
        }
        return complaints;
    }
}
