package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.cases.Race;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Sends the request of a step several times at the same time.
 *
 * @param steps builds the requests and validates the answers
 */
record RaceRunner(StepRunner steps) {

    private static final String AGENT = CasePlaceholders.RIVAL;

    private static final CaseStep CREATE = new CaseStep(
            "createAgent",
            JsonNodeFactory.instance
                    .objectNode()
                    .set("body", JsonNodeFactory.instance.objectNode().put("agent_name", "Rival")),
            answer("agent-created"),
            Map.of());

    List<CheckedExchange> run(CaseStep step, Race race, Map<String, JsonNode> values) throws NoResponseException {
        List<Map<String, JsonNode>> racers = new ArrayList<>();
        for (int i = 0; i < race.requests(); i++) {
            if (race.kind() == Race.RaceKind.REPEATS) {
                racers.add(values);
                continue;
            }
            CheckedExchange created = steps.step(CREATE, values, List.of());
            if (!created.asExpected()) {
                return List.of(created);
            }
            Map<String, JsonNode> own = new HashMap<>(values);
            own.put(AGENT, StepRunner.body(created).path("id"));
            racers.add(own);
        }
        List<TargetRequest> requests =
                racers.stream().map(racer -> steps.request(step, racer)).toList();
        List<TargetReply> replies = new ConcurrentSender(steps.context().target()).replies(requests);
        int winner = IntStream.range(0, replies.size())
                .filter(i -> replies.get(i).status() < 300)
                .findFirst()
                .orElse(0);
        CheckedExchange won =
                steps.validate(step, requests.get(winner), replies.get(winner), racers.get(winner), List.of());
        List<CheckedExchange> exchanges = new ArrayList<>(List.of(won));
        CaseStep others = race.kind() == Race.RaceKind.RIVALS ? lost(step, racers.get(winner), values) : repeated(step);
        for (int i = 0; i < replies.size(); i++) {
            if (i != winner) {
                exchanges.add(steps.validate(others, requests.get(i), replies.get(i), racers.get(i), List.of(won)));
            }
        }
        return exchanges;
    }

    private static CaseStep lost(CaseStep step, Map<String, JsonNode> winner, Map<String, JsonNode> values) {
        ObjectNode expect = answer(Race.LOST);
        ObjectNode data = expect.putObject("data");
        data.set("existing_agent_id", winner.get(AGENT));
        data.set("phone_number", values.get("number"));
        return new CaseStep(step.operation(), step.send(), expect, Map.of());
    }

    private static CaseStep repeated(CaseStep step) {
        return new CaseStep(step.operation(), step.send(), answer(step.answer()).put("repeats", 1), Map.of());
    }

    private static ObjectNode answer(String name) {
        return JsonNodeFactory.instance.objectNode().put("answer", name);
    }
}
