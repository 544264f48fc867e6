package dev.attachphone.suite.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.exchange.Unanswered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plays cases. */
public final class CaseRunner implements CasePlayer {

    private final World world;
    private final Play play;
    private final Complaint complaint;

    public CaseRunner(Bench bench) {
        this.world = new World(bench.fixture());
        this.play = new Play(bench);
        this.complaint = Complaint.of(bench);
    }

    /** Plays the case, up to its first step that is not answered as expected. */
    @Override
    public Outcome play(Case played) throws Unanswered {
        Map<String, JsonNode> values = world.draw(played.words());
        List<Exchange> exchanges = new ArrayList<>();
        for (Step step : played.steps()) {
            pause(step.pause());
            boolean last = exchanges.size() == played.steps().size() - 1;
            List<Exchange> now = last && played.race().isPresent()
                    ? new RaceRunner(play).run(step, played.race().orElseThrow(), values)
                    : play.exchanges(step, values, exchanges);
            exchanges.addAll(now);
            // After another reading of the page, too, the state is another than the case goes on to speak of.
            if (!now.stream().allMatch(Exchange::asExpected)) {
                break;
            }
            step.remember()
                    .forEach((name, pointer) ->
                            values.put(name, Play.body(now.get(0)).at(pointer)));
        }
        return outcome(played, exchanges);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Outcome outcome(Case played, List<Exchange> exchanges) {
        List<String> problems = exchanges.stream()
                .filter(exchange -> !exchange.complaints().isEmpty())
                .map(exchange -> complaint.about(played.title(), exchange))
                .toList();
        return new Outcome(played.title(), List.copyOf(exchanges), problems);
    }
}
