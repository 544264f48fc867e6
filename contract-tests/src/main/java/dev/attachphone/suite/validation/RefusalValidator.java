package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.exchange.TargetReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges a refusal where HTTP itself leaves open which: one of several statuses, or a closed connection; but what comes, comes in the
 * envelope and says nothing of the program that sent it.
 */
record RefusalValidator() {

    private static final List<String> INTERNALS = List.of("Exception", "at org.", "at java.", "<html", "<HTML");

    List<String> failures(ReplyExpectation expectation, TargetReply reply) {
        JsonNode details = expectation.details();
        if (!reply.isResponse()) {
            boolean mayClose = details.path("or-closed").asBoolean();
            boolean closed =
                    reply.status() == TargetReply.CLOSED && reply.body().size() == 0;
            return mayClose && closed
                    ? List.of()
                    : List.of("expected an answer" + (mayClose ? " or a closed connection" : "") + ", came none");
        }
        List<String> complaints = new ArrayList<>(ReplyHeaderValidator.failures(details, reply));
        if (details.path("refused").valueStream().noneMatch(status -> status.asInt() == reply.status())) {
            complaints.add("status: expected one of " + details.path("refused") + ", came " + reply.status());
        }
        INTERNALS.stream()
                .filter(internal -> LeakCheck.holds(reply, internal))
                .forEach(internal -> complaints.add("the answer tells of the program behind it: " + internal));
        Optional<JsonNode> body = StrictJsonParser.read(reply.body());
        if (body.isEmpty()) {
            complaints.add("the body is not one JSON value in UTF-8");
        }
        body.ifPresent(came -> complaints.addAll(ofEnvelope(expectation, reply.status(), came)));
        return complaints;
    }

    private List<String> ofEnvelope(ReplyExpectation expectation, int status, JsonNode came) {
        List<String> complaints = new ArrayList<>(ContractSchemas.failures(expectation.operation(), came));
        if (came.path("code").asInt() != status) {
            complaints.add("the body at /code: expected " + status + ", came " + came.path("code"));
        }
        if (came.path("message").asText().isBlank()) {
            complaints.add("the body at /message: expected a sentence, came nothing");
        }
        return complaints;
    }
}
