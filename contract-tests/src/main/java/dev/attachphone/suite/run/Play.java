package dev.attachphone.suite.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.cases.Placeholders;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.verdict.Expectation;
import dev.attachphone.suite.verdict.Judge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays single steps: fills in the values, sends, judges.
 *
 * @param contract what is promised
 * @param world what the cases' words stand for
 * @param target where requests go
 * @param judge says what is wrong
 */
record Play(Contract contract, World world, Target target, Judge judge) {

    Exchange step(Step step, Map<String, JsonNode> values, List<Exchange> earlier) throws Unanswered {
        Request request = request(step, values);
        return judged(step, request, target.send(request), new Context(values, earlier));
    }

    /** What the step sends when its words stand for those values. */
    Request request(Step step, Map<String, JsonNode> values) {
        return new RequestWriter(world.credentials())
                .write(operation(step), placeholders(step, values).fill(step.send()));
    }

    Exchange judged(Step step, Request request, Reply reply, Context context) {
        JsonNode details = placeholders(step, context.values()).fill(step.expect());
        Optional<JsonNode> repeats = Optional.of(details.path("repeats").asInt())
                .filter(first -> first > 0)
                .map(first -> context.earlier().get(first - 1).body().path("data"));
        Expectation expectation = new Expectation(operation(step), details, request, repeats);
        return new Exchange(step, request, reply, judge.complaints(expectation, reply));
    }

    /**
     * What a step may refer to.
     *
     * @param values what its words stand for
     * @param earlier the steps before it
     */
    record Context(Map<String, JsonNode> values, List<Exchange> earlier) {}

    private Operation operation(Step step) {
        return contract.operation(step.operation());
    }

    private Placeholders placeholders(Step step, Map<String, JsonNode> values) {
        Map<String, JsonNode> all =
                new HashMap<>(world.agents(step.send().path("as").asText("valid")));
        all.putAll(values);
        return new Placeholders(all);
    }
}
