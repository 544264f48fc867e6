package dev.attachphone.suite.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.exchange.CurlCommand;
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
public record Twins(Bench bench, Target other) {

    // What no two targets can have alike: instants, and the ids they make up.
    private static final List<String> OWN = List.of("/timestamp", "/data/attached_at", "/id");

    /**
     * The first difference, in words for people; empty if there is none.
     *
     * @throws Unanswered if one of them does not answer
     */
    public Optional<String> difference(Case played) throws Unanswered {
        Play play = new Play(bench);
        Map<String, JsonNode> one = new World(bench.fixture()).draw(played.words());
        Map<String, JsonNode> two = new HashMap<>(one);
        int number = 0;
        for (Step step : played.steps()) {
            number++;
            Request request = play.request(step, one);
            Reply here = bench.target().send(request);
            Reply there = other.send(play.request(step, two));
            List<String> differences = differences(here, there);
            if (!differences.isEmpty()) {
                return Optional.of(words(number, request, here, there) + "\ndiffers:  (expected is the first target's) "
                        + String.join("\n          ", differences));
            }
            step.remember().forEach((name, pointer) -> {
                one.put(name, body(here).at(pointer));
                two.put(name, body(there).at(pointer));
            });
        }
        return Optional.empty();
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
        Masks masks = Masks.of(bench.fixture());
        return masks.hide("request:  number " + step + " of the sequence\n"
                        + bench.target().url() + ": " + here.status() + " " + Judge.shown(here.body()) + "\n"
                        + other.url() + ": " + there.status() + " " + Judge.shown(there.body()))
                + "\nrepeat:   "
                + new CurlCommand(masks.variables()).of(bench.target().url(), request);
    }

    private static JsonNode body(Reply reply) {
        return StrictJson.read(reply.body()).orElseGet(MissingNode::getInstance);
    }
}
