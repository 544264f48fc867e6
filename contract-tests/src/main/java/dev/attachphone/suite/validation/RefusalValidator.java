package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.exchange.TargetReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Validates a refusal where HTTP does not determine which: the reply has one of several statuses, or the connection is closed. A reply
 * must have the error envelope and must not contain internals of the server.
 */
final class RefusalValidator {

    private static final List<String> INTERNALS = List.of("Exception", "at org.", "at java.", "<html", "<HTML");

    private RefusalValidator() {}

    static List<String> failures(ReplyExpectation expectation, TargetReply reply) {
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
                .forEach(internal -> complaints.add("the answer contains internals of the server: " + internal));
        Optional<JsonNode> body = StrictJsonParser.read(reply.body());
        if (body.isEmpty()) {
            complaints.add("the body is not one JSON value in UTF-8");
        }
        body.ifPresent(came -> complaints.addAll(ofEnvelope(expectation, reply.status(), came)));
        return complaints;
    }

    private static List<String> ofEnvelope(ReplyExpectation expectation, int status, JsonNode came) {
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
