package dev.attachphone.suite.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.Masks;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.verdict.Difference;
import dev.attachphone.suite.verdict.Judge;
import dev.attachphone.suite.verdict.StrictJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays the same requests on two targets and says where the answers differ; what the answers should be does not matter.
 *
 * @param bench the one target
 * @param other the other target, in the same world
 */
public record Twins(Bench bench, Target other) implements CasePlayer {

    // What no two targets can have alike: instants, and the ids they make up.
    private static final List<String> OWN = List.of("/timestamp", "/data/attached_at", "/id");

    /** Plays the case up to the first difference; its exchanges are the first target's. */
    @Override
    public Outcome play(Case played) throws Unanswered {
        Play play = new Play(bench);
        Map<String, JsonNode> one = new World(bench.fixture()).draw(played.words());
        Map<String, JsonNode> two = new HashMap<>(one);
        List<Exchange> exchanges = new ArrayList<>();
        for (Step step : played.steps()) {
            Request request = play.request(step, one);
            Reply here = bench.target().send(request);
            Reply there = other.send(play.request(step, two));
            List<String> differences = differences(here, there);
            Produced expected = new Produced(step.operation(), step.answer());
            exchanges.add(new Exchange(expected, request, here, differences, Optional.empty()));
            if (!differences.isEmpty()) {
                String words = words(exchanges.size(), request, here, there);
                return new Outcome(
                        played.title(),
                        exchanges,
                        List.of(words + "\ndiffers:  (expected is the first target's) "
                                + String.join("\n          ", differences)));
            }
            step.remember().forEach((name, pointer) -> {
                one.put(name, body(here).at(pointer));
                two.put(name, body(there).at(pointer));
            });
        }
        return new Outcome(played.title(), exchanges, List.of());
    }

    private static List<String> differences(Reply here, Reply there) {
        List<String> differences = new ArrayList<>();
        if (here.status() != there.status()) {
            differences.add("status: " + here.status() + " and " + there.status());
        }
        Optional<String> type = here.header("Content-Type");
        if (!type.equals(there.header("Content-Type"))) {
            differences.add("Content-Type: " + type.orElse("none") + " and "
                    + there.header("Content-Type").orElse("none"));
        }
        differences.addAll(Difference.between(comparable(here), comparable(there)));
        return differences;
    }

    private static JsonNode comparable(Reply reply) {
        JsonNode body = body(reply).deepCopy();
        OWN.forEach(pointer -> {
            int slash = pointer.lastIndexOf('/');
            JsonNode parent = body.at(pointer.substring(0, slash));
            String field = pointer.substring(slash + 1);
            if (parent instanceof ObjectNode object && object.has(field)) {
                object.put(field, object.get(field).getNodeType().toString());
            }
        });
        return body;
    }

    private String words(int step, Request request, Reply here, Reply there) {
        Masks masks = Secrets.masks(bench.fixture());
        return masks.hide("request:  number " + step + " of the sequence\n"
                        + bench.target().url() + ": " + here.status() + " " + Judge.shown(here.body()) + "\n"
                        + other.url() + ": " + there.status() + " " + Judge.shown(there.body()))
                + "\nrepeat:   "
                + new CurlCommand(bench.target().place(), masks).of(request);
    }

    private static JsonNode body(Reply reply) {
        return StrictJson.readOrMissing(reply.body());
    }
}
