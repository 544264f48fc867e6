package dev.attachphone.suite.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Unanswered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks whether numbers are still held by the agents that were told to hold them; asking has no effect. */
public final class Recall {

    /** What is needed to ask. */
    public static final List<Step> STEPS = List.of(Holders.ALONE);

    private final World world;
    private final AttemptReader reader;
    private final Complaint complaint;

    public Recall(Bench bench) {
        this.world = new World(bench.fixture());
        this.reader = new AttemptReader(new Play(bench));
        this.complaint = Complaint.of(bench);
    }

    /**
     * Asks for each number.
     *
     * @param acknowledged the agent that each number was attached to, as far as answers told
     * @throws Unanswered if the target does not answer
     */
    public Outcome of(Title title, Map<String, String> acknowledged) throws Unanswered {
        List<Exchange> exchanges = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Holders holders = Holders.marking(reader, world.draw(), world.draw(), exchanges);
        for (Map.Entry<String, String> each : acknowledged.entrySet()) {
            Map<String, JsonNode> values = Map.of("number", TextNode.valueOf(each.getKey()));
            Optional<Optional<String>> holder = holders.of("${number}", values, exchanges);
            if (holder.isPresent() && !isHeldBy(each.getValue(), holder.get())) {
                problems.add(each.getKey() + " was attached to " + each.getValue() + " and is lost: "
                        + holder.get().map(other -> "it is held by " + other).orElse("it is free"));
            }
        }
        exchanges.stream()
                .filter(exchange -> !exchange.complaints().isEmpty())
                .forEach(exchange -> problems.add(complaint.about(title, exchange)));
        return new Outcome(title, List.copyOf(exchanges), List.copyOf(problems));
    }

    // Of another account the target only says that it holds the number, and not which of its agents does.
    private boolean isHeldBy(String agent, Optional<String> holder) {
        return holder.filter(held -> held.equals(agent) || world.isForeign(held))
                .isPresent();
    }
}
