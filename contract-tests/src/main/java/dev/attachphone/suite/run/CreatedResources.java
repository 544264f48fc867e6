package dev.attachphone.suite.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.validation.StrictJsonParser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** What a run has left on the target, according to its answers. Thread-safe. */
public final class CreatedResources {

    private final Map<String, String> holders = new ConcurrentSkipListMap<>();
    private final Set<String> agents = new ConcurrentSkipListSet<>();
    private final Set<String> undone = ConcurrentHashMap.newKeySet();

    void recordResponse(TargetReply reply) {
        // An answer that was forced by a Prefer header has no effect.
        if (reply.status() != 200 || reply.header("Preference-Applied").isPresent()) {
            return;
        }
        JsonNode body = StrictJsonParser.readOrMissing(reply.body());
        JsonNode data = body.path("data");
        data.path("phone_numbers")
                .forEach(number ->
                        holders.put(number.asText(), data.path("agent_id").asText()));
        if (body.has("id")) {
            agents.add(body.path("id").asText());
        }
    }

    void undone(String number) {
        undone.add(number);
    }

    /** The agent of each number that is still attached. */
    public Map<String, String> attached() {
        Map<String, String> left = new ConcurrentSkipListMap<>(holders);
        left.keySet().removeAll(undone);
        return left;
    }

    /** At most that many of the attached numbers with their agents, including the first and the last number. */
    Map<String, String> sample(int most) {
        Map<String, String> all = attached();
        List<String> numbers = List.copyOf(all.keySet());
        double step = Math.max(1, (numbers.size() - 1) / (double) (most - 1));
        Map<String, String> sample = new TreeMap<>();
        for (double next = 0; next < numbers.size(); next += step) {
            String number = numbers.get((int) next);
            sample.put(number, String.valueOf(all.get(number)));
        }
        return sample;
    }

    /** The number of numbers that were detached by the cleanup. */
    public int undone() {
        return undone.size();
    }

    /** The ids of the created agents. */
    public List<String> agents() {
        return List.copyOf(agents);
    }
}
