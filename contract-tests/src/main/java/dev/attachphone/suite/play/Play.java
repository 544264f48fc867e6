package dev.attachphone.suite.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.verdict.Expectation;
import dev.attachphone.suite.verdict.StrictJson;
import dev.attachphone.suite.verdict.Verdict;
import dev.attachphone.suite.yaml.Placeholders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays single steps: fills in the values, sends, has the reply judged.
 *
 * @param bench the target, and what is known of it
 */
record Play(Bench bench) {

    Exchange step(Step step, Map<String, JsonNode> values, List<Exchange> earlier) throws Unanswered {
        Request request = request(step, values);
        return judged(step, request, bench.target().send(request), new Context(values, earlier));
    }

    /** One exchange for each request of the step. */
    List<Exchange> exchanges(Step step, Map<String, JsonNode> values, List<Exchange> earlier) throws Unanswered {
        if (!step.send().has("wire")) {
            return List.of(step(step, values, earlier));
        }
        List<Request> requests = new WireWriter(bench.target().url(), operation(step))
                .write(placeholders(step, values).fill(step.send()));
        List<Reply> replies = bench.target().converse(requests);
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            exchanges.add(judged(step.expectingOnly(i), requests.get(i), replies.get(i), new Context(values, earlier)));
        }
        return Surplus.noted(exchanges, replies.subList(requests.size(), replies.size()));
    }

    /** What the step sends when its words stand for those values. */
    Request request(Step step, Map<String, JsonNode> values) {
        return new RequestWriter(bench.fixture().credentials())
                .write(operation(step), placeholders(step, values).fill(step.send()));
    }

    Exchange judged(Step step, Request request, Reply reply, Context context) {
        JsonNode details = placeholders(step, context.values()).fill(step.expect());
        Optional<JsonNode> repeats = Optional.of(details.path("repeats").asInt())
                .filter(first -> first > 0)
                .map(first -> body(context.earlier().get(first - 1)).path("data"));
        Expectation expectation = new Expectation(operation(step), details, request, repeats);
        Verdict verdict = bench.judge().verdict(expectation, reply);
        return new Exchange(
                new Produced(step.operation(), step.answer()), request, reply, verdict.complaints(), verdict.finding());
    }

    /** The status of a named answer. */
    int status(String operation, String answer) {
        return bench.contract().operation(operation).answer(answer).status();
    }

    static JsonNode body(Exchange exchange) {
        return StrictJson.readOrMissing(exchange.reply().body());
    }

    /**
     * What a step may refer to.
     *
     * @param values what its words stand for
     * @param earlier the steps before it
     */
    record Context(Map<String, JsonNode> values, List<Exchange> earlier) {}

    private Operation operation(Step step) {
        return bench.contract().operation(step.operation());
    }

    private Placeholders placeholders(Step step, Map<String, JsonNode> values) {
        Map<String, JsonNode> all = new HashMap<>(new World(bench.fixture()).words(step.role()));
        all.putAll(values);
        return new Placeholders(all);
    }
}
