package dev.attachphone.suite.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.cases.Names;
import dev.attachphone.suite.cases.Race;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Unanswered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Sends one request many times at once.
 *
 * @param play judges each answer
 */
record RaceRunner(Play play) {

    private static final String AGENT = Names.RIVAL;

    private static final Step CREATE = new Step(
            "createAgent",
            JsonNodeFactory.instance
                    .objectNode()
                    .set("body", JsonNodeFactory.instance.objectNode().put("agent_name", "Rival")),
            answer("agent-created"),
            Map.of());

    List<Exchange> run(Step step, Race race, Map<String, JsonNode> values) throws Unanswered {
        List<Map<String, JsonNode>> racers = new ArrayList<>();
        for (int i = 0; i < race.requests(); i++) {
            if (race.kind() == Race.Kind.REPEATS) {
                racers.add(values);
                continue;
            }
            Exchange created = play.step(CREATE, values, List.of());
            if (!created.asExpected()) {
                return List.of(created);
            }
            Map<String, JsonNode> own = new HashMap<>(values);
            own.put(AGENT, Play.body(created).path("id"));
            racers.add(own);
        }
        List<Request> requests =
                racers.stream().map(racer -> play.request(step, racer)).toList();
        List<Reply> replies = new Volley(play.bench().target()).replies(requests);
        int winner = IntStream.range(0, replies.size())
                .filter(i -> replies.get(i).status() < 300)
                .findFirst()
                .orElse(0);
        Exchange won =
                play.judged(step, requests.get(winner), replies.get(winner), context(racers.get(winner), List.of()));
        List<Exchange> exchanges = new ArrayList<>(List.of(won));
        Step others = race.kind() == Race.Kind.RIVALS ? lost(step, racers.get(winner), values) : repeated(step);
        for (int i = 0; i < replies.size(); i++) {
            if (i != winner) {
                exchanges.add(
                        play.judged(others, requests.get(i), replies.get(i), context(racers.get(i), List.of(won))));
            }
        }
        return exchanges;
    }

    private static Play.Context context(Map<String, JsonNode> values, List<Exchange> earlier) {
        return new Play.Context(values, earlier);
    }

    private static Step lost(Step step, Map<String, JsonNode> winner, Map<String, JsonNode> values) {
        ObjectNode expect = answer("already-attached");
        ObjectNode data = expect.putObject("data");
        data.set("existing_agent_id", winner.get(AGENT));
        data.set("phone_number", values.get("number"));
        return new Step(step.operation(), step.send(), expect, Map.of());
    }

    private static Step repeated(Step step) {
        return new Step(step.operation(), step.send(), answer(step.answer()).put("repeats", 1), Map.of());
    }

    private static ObjectNode answer(String name) {
        return JsonNodeFactory.instance.objectNode().put("answer", name);
    }
}
