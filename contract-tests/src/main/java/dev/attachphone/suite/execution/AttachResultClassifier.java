package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.history.AttachAttempt;
import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.validation.ReplyValidator;
import dev.attachphone.suite.validation.StrictJsonParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attaches whose answer depends on what others do at the same time: any of three is right, as long as it is right to the letter.
 *
 * @param play fills in, sends and judges
 */
record AttachResultClassifier(StepRunner play) {

    private static final String ATTACHED = "attached";
    private static final String TAKEN = "already-attached";
    private static final String TAKEN_ELSEWHERE = "attached-to-another-account";

    /** The step that makes the attempt; what it expects is only known when its reply has come. */
    static CaseStep step(AttachAttempt attempt) {
        return step(attempt, ATTACHED);
    }

    /** The step of an attempt that is refused in any case: it is only sent to learn how. */
    static CaseStep probeStep(AttachAttempt attempt) {
        return step(attempt, TAKEN);
    }

    private static CaseStep step(AttachAttempt attempt, String answer) {
        ObjectNode send = JsonNodeFactory.instance.objectNode().put("as", attempt.account());
        ObjectNode body = send.putObject("body");
        body.put("agent_id", attempt.agent()).put("provider", attempt.provider());
        attempt.numbers().forEach(body.putArray("numbers")::add);
        return new CaseStep(CasePlaceholders.ATTACH_OPERATION, send, expect(answer), Map.of());
    }

    /** The reply, judged by the answer that its status can be. */
    CheckedExchange validate(
            CaseStep step, TargetRequest request, TargetReply reply, Map<String, JsonNode> values) {
        ObjectNode expect = expect(step.answer());
        if (reply.status() == play.status(CasePlaceholders.ATTACH_OPERATION, TAKEN)) {
            expect = expect(TAKEN);
            expect.set("data", data(reply));
        } else if (reply.status() == play.status(CasePlaceholders.ATTACH_OPERATION, TAKEN_ELSEWHERE)) {
            expect = expect(TAKEN_ELSEWHERE);
        }
        CaseStep answered = new CaseStep(step.operation(), step.send(), expect, Map.of());
        return play.validate(answered, request, reply, new StepRunner.StepContext(values, List.of()));
    }

    /** What became of an attempt. */
    CallResult classify(CheckedExchange exchange) {
        if (!exchange.failures().isEmpty()) {
            TargetReply reply = exchange.reply();
            return new CallResult.Unexpected(reply.status() + " " + ReplyValidator.describe(reply.body()));
        }
        return switch (exchange.expected().answer()) {
            case TAKEN ->
                new CallResult.Refused(
                        holder(exchange).orElse(""),
                        data(exchange.reply()).path("phone_number").asText());
            // Whoever reads the page so that every taken number is a 400 tells nobody where it is held.
            case TAKEN_ELSEWHERE ->
                play.bench().validator().isLenient()
                        ? new CallResult.Indeterminate()
                        : new CallResult.RefusedElsewhere();
            default -> new CallResult.Attached();
        };
    }

    /** The holder that a conflict names. */
    static Optional<String> holder(CheckedExchange exchange) {
        return Optional.of(
                data(exchange.reply()).path("existing_agent_id").asText());
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
