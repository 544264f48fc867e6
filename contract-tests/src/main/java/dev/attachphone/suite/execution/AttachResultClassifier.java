package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.history.AttachInvocation;
import dev.attachphone.suite.validation.ReplyValidator;
import dev.attachphone.suite.validation.StrictJsonParser;
import java.util.List;
import java.util.Map;

/**
 * Validates and classifies attach calls whose answer depends on concurrent calls. Each of three answers is right if its content is
 * right.
 *
 * @param runner sends and validates
 */
record AttachResultClassifier(StepRunner runner) {

    private static final String ATTACHED = "attached";
    private static final String ALREADY_ATTACHED = "already-attached";
    private static final String ATTACHED_ELSEWHERE = "attached-to-another-account";

    /** The step of an attempt. The expectation is replaced when the reply is known. */
    static CaseStep step(AttachInvocation attempt) {
        return step(attempt, ATTACHED);
    }

    /** The step of an attempt that is refused in any case; the refusal tells who holds the numbers. */
    static CaseStep probeStep(AttachInvocation attempt) {
        return step(attempt, ALREADY_ATTACHED);
    }

    private static CaseStep step(AttachInvocation attempt, String answer) {
        ObjectNode send = JsonNodeFactory.instance.objectNode().put("as", attempt.account());
        ObjectNode body = send.putObject("body");
        body.put("agent_id", attempt.agent()).put("provider", attempt.provider());
        attempt.numbers().forEach(body.putArray("numbers")::add);
        return new CaseStep(CasePlaceholders.ATTACH_OPERATION, send, expect(answer), Map.of());
    }

    /** Validates the reply as the answer that its status can belong to. */
    CheckedExchange validate(CaseStep step, TargetRequest request, TargetReply reply, Map<String, JsonNode> values) {
        ObjectNode expect = expect(step.answer());
        if (reply.status() == runner.status(CasePlaceholders.ATTACH_OPERATION, ALREADY_ATTACHED)) {
            expect = expect(ALREADY_ATTACHED);
            expect.set("data", data(reply));
        } else if (reply.status() == runner.status(CasePlaceholders.ATTACH_OPERATION, ATTACHED_ELSEWHERE)) {
            expect = expect(ATTACHED_ELSEWHERE);
        }
        CaseStep answered = new CaseStep(step.operation(), step.send(), expect, Map.of());
        return runner.validate(answered, request, reply, values, List.of());
    }

    /** The outcome of an attempt. */
    CallResult classify(CheckedExchange exchange) {
        if (!exchange.failures().isEmpty()) {
            TargetReply reply = exchange.reply();
            return new CallResult.Unexpected(reply.status() + " " + ReplyValidator.describe(reply.body()));
        }
        return switch (exchange.expected().answer()) {
            case ALREADY_ATTACHED ->
                new CallResult.Refused(
                        data(exchange.reply()).path("existing_agent_id").asText(),
                        data(exchange.reply()).path("phone_number").asText());
            // A target that answers every conflict with 400 does not tell which account holds the number.
            case ATTACHED_ELSEWHERE ->
                runner.context().validator().isLenient()
                        ? new CallResult.Indeterminate()
                        : new CallResult.RefusedElsewhere();
            default -> new CallResult.Attached();
        };
    }

    private static JsonNode data(TargetReply reply) {
        return StrictJsonParser.read(reply.body())
                .map(body -> body.path("data"))
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static ObjectNode expect(String answer) {
        return JsonNodeFactory.instance.objectNode().put("answer", answer);
    }
}
