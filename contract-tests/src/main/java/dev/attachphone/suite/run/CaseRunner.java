package dev.attachphone.suite.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.run.Outcome.Produced;
import dev.attachphone.suite.verdict.Judge;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plays a case in the demo world of a target. */
public final class CaseRunner {

    private final World world = new World(DemoWorld.load());
    private final Play play;
    private final Complaint complaint;

    public CaseRunner(Contract contract, Target target, Judge judge) {
        this.play = new Play(contract, world, target, judge);
        this.complaint = new Complaint(target.url(), new CurlCommand(world.masks()));
    }

    /**
     * Plays the case, up to its first step that is not answered as expected.
     *
     * @throws Unanswered if no answer came at all
     */
    public Outcome run(Case played) throws Unanswered {
        Map<String, JsonNode> values = world.draw();
        List<Exchange> exchanges = new ArrayList<>();
        for (Step step : played.steps()) {
            boolean race = played.race().isPresent()
                    && exchanges.size() == played.steps().size() - 1;
            List<Exchange> now = race
                    ? new RaceRunner(play).run(step, played.race().orElseThrow(), values)
                    : List.of(play.step(step, values, exchanges));
            exchanges.addAll(now);
            if (now.stream().anyMatch(exchange -> !exchange.complaints().isEmpty())) {
                break;
            }
            step.remember()
                    .forEach((name, pointer) ->
                            values.put(name, now.get(0).body().at(pointer)));
        }
        return outcome(played, exchanges);
    }

    private Outcome outcome(Case played, List<Exchange> exchanges) {
        List<String> complaints = new ArrayList<>();
        Set<Produced> produced = new LinkedHashSet<>();
        for (Exchange exchange : exchanges) {
            if (exchange.complaints().isEmpty()) {
                produced.add(new Produced(
                        exchange.step().operation(), exchange.step().answer()));
            } else {
                complaints.add(complaint.about(played, exchange));
            }
        }
        return new Outcome(played, complaints, produced);
    }
}
