package dev.attachphone.suite.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.cases.Names;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.history.Attempt;
import dev.attachphone.suite.history.Result;
import dev.attachphone.suite.verdict.Judge;
import dev.attachphone.suite.verdict.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attaches whose answer depends on what others do at the same time: any of three is right, as long as it is right to the letter.
 *
 * @param play fills in, sends and judges
 */
record AttemptReader(Play play) {

    private static final String ATTACHED = "attached";
    private static final String TAKEN = "already-attached";
    private static final String TAKEN_ELSEWHERE = "attached-to-another-account";

    /** The step that makes the attempt; what it expects is only known when its reply has come. */
    static Step step(Attempt attempt) {
        return step(attempt, ATTACHED);
    }

    /** The step of an attempt that is refused in any case: it is only sent to learn how. */
    static Step question(Attempt attempt) {
        return step(attempt, TAKEN);
    }

    private static Step step(Attempt attempt, String answer) {
        ObjectNode send = JsonNodeFactory.instance.objectNode().put("as", attempt.account());
        ObjectNode body = send.putObject("body");
        body.put("agent_id", attempt.agent()).put("provider", attempt.provider());
        attempt.numbers().forEach(body.putArray("numbers")::add);
        return new Step(Names.ATTACHING, send, expect(answer), Map.of());
    }

    /** The reply, judged by the answer that its status can be. */
    Exchange judged(Step step, Request request, Reply reply, Map<String, JsonNode> values) {
        ObjectNode expect = expect(step.answer());
        if (reply.status() == play.status(Names.ATTACHING, TAKEN)) {
            expect = expect(TAKEN);
            expect.set("data", data(reply));
        } else if (reply.status() == play.status(Names.ATTACHING, TAKEN_ELSEWHERE)) {
            expect = expect(TAKEN_ELSEWHERE);
        }
        Step answered = new Step(step.operation(), step.send(), expect, Map.of());
        return play.judged(answered, request, reply, new Play.Context(values, List.of()));
    }

    /** What became of an attempt. */
    Result result(Exchange exchange) {
        if (!exchange.complaints().isEmpty()) {
            Reply reply = exchange.reply();
            return new Result.Other(reply.status() + " " + Judge.shown(reply.body()));
        }
        return switch (exchange.expected().answer()) {
            case TAKEN ->
                new Result.Refused(
                        holder(exchange).orElse(""),
                        data(exchange.reply()).path("phone_number").asText());
            // Whoever reads the page so that every taken number is a 400 tells nobody where it is held.
            case TAKEN_ELSEWHERE ->
                play.bench().judge().isLenient() ? new Result.Unknown() : new Result.RefusedElsewhere();
            default -> new Result.Attached();
        };
    }

    /** The holder that a conflict names. */
    static Optional<String> holder(Exchange exchange) {
        return Optional.of(data(exchange.reply()).path("existing_agent_id").asText());
    }

    private static JsonNode data(Reply reply) {
        return StrictJson.read(reply.body())
                .map(body -> body.path("data"))
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static ObjectNode expect(String answer) {
        return JsonNodeFactory.instance.objectNode().put("answer", answer);
    }
}
