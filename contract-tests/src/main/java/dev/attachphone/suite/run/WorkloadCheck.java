package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.history.Workload;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.play.WorkloadRunner;
import dev.attachphone.suite.play.World;

/**
 * Attaches that are sent all at once, whatever order the target takes them in.
 *
 * @param draw seed and index
 */
record WorkloadCheck(Draw draw) implements Check {

    /** The family of these checks. */
    static final String FAMILY = "race";

    private static final String SOURCE = "page: A phone number can only be attached to one agent at a time.";

    @Override
    public Title title() {
        return new Title(FAMILY, draw.name(FAMILY), SOURCE, draw.name(FAMILY));
    }

    @Override
    public Produced about() {
        Step first = WorkloadRunner.steps(workload()).get(0);
        return new Produced(first.operation(), first.answer());
    }

    @Override
    public Reach reach(Offer offer) {
        return Reach.of(new World(offer.fixture()).lacking(WorkloadRunner.steps(workload())));
    }

    @Override
    public Outcome play(Bench bench) throws Unanswered {
        return new WorkloadRunner(bench).run(title(), workload());
    }

    private Workload workload() {
        return Workload.of(draw.choices());
    }
}
