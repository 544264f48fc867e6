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
final class ProtocolRejectionValidator {

    private static final List<String> INTERNALS = List.of("Exception", "at org.", "at java.", "<html", "<HTML");

    private ProtocolRejectionValidator() {}

    static List<String> failures(ReplyExpectation expectation, TargetReply reply) {
        JsonNode details = expectation.details();
        if (!reply.isResponse()) {
            boolean mayClose = details.path("or-closed").asBoolean();
            boolean closed =
                    reply.status() == TargetReply.CLOSED && reply.body().size() == 0;
            return mayClose && closed
                    ? List.of()
                    : List.of("expected an answer" + (mayClose ? " or a closed connection" : "") + " but got none");
        }
        if (details.path("refused").valueStream().noneMatch(status -> status.asInt() == reply.status())) {
            return List.of("status: expected one of " + details.path("refused") + " but was " + reply.status());
        }
        List<String> failures = new ArrayList<>(ReplyHeaderValidator.failures(expectation, reply));
        INTERNALS.stream()
                .filter(internal -> LeakCheck.holds(reply, internal))
                .forEach(internal -> failures.add("the answer contains internals of the server: " + internal));
        Optional<JsonNode> body = StrictJsonParser.read(reply.body());
        if (body.isEmpty()) {
            failures.add("the body is not one JSON value in UTF-8");
        }
        body.ifPresent(actual -> failures.addAll(ofEnvelope(expectation, reply.status(), actual)));
        return failures;
    }

    private static List<String> ofEnvelope(ReplyExpectation expectation, int status, JsonNode actual) {
        List<String> failures = new ArrayList<>(ContractSchemas.failures(expectation.operation(), actual));
        if (actual.path("code").asInt() != status) {
            failures.add("the body at /code: expected " + status + " but was " + actual.path("code"));
        }
        if (actual.path("message").asText().isBlank()) {
            failures.add("the body at /message: expected a sentence but was empty");
        }
        return failures;
    }
}
