package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.generate.CaseText;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.play.CasePlayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A case that is drawn from a seed; when it fails, the smallest like it that fails is told. */
final class DrawnCheck implements Check {

    private final Title title;
    private final CaseCheck drawn;
    private final Smallest smallest;
    private final Function<Bench, CasePlayer> player;

    /**
     * A check of that case.
     *
     * @param title what the check is called
     * @param smallest finds the smallest case like it
     * @param player plays it
     */
    DrawnCheck(Title title, Case drawn, Smallest smallest, Function<Bench, CasePlayer> player) {
        this.title = title;
        this.drawn = new CaseCheck(drawn);
        this.smallest = smallest;
        this.player = player;
    }

    @Override
    public Title title() {
        return title;
    }

    @Override
    public Produced about() {
        return drawn.about();
    }

    @Override
    public Reach reach(Offer offer) {
        return drawn.reach(offer);
    }

    @Override
    public Outcome play(Bench bench) throws Unanswered {
        CasePlayer plays = player.apply(bench);
        Outcome outcome = plays.play(drawn.played());
        if (outcome.passed()) {
            return new Outcome(title, outcome.exchanges(), List.of());
        }
        Smallest.Failure least = smallest.like(drawn.played(), outcome, plays);
        List<String> problems = new ArrayList<>(least.outcome().problems());
        problems.add("smallest, as a case file:\n"
                + CaseText.of(least.played()).indent(2).stripTrailing());
        return new Outcome(title, least.outcome().exchanges(), problems);
    }
}
