package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.play.CaseRunner;
import dev.attachphone.suite.play.World;

/**
 * A named case.
 *
 * @param played the case
 */
public record CaseCheck(Case played) implements Check {

    @Override
    public Title title() {
        return played.title();
    }

    @Override
    public Produced about() {
        return new Produced(played.main().operation(), played.main().answer());
    }

    @Override
    public Reach reach(Offer offer) {
        boolean met =
                played.need().capability().map(offer.capabilities()::contains).orElse(true);
        if (!met) {
            return played.need().otherwise().<Reach>map(Reach.Unreachable::new).orElse(Reach.MEANINGLESS);
        }
        if (offer.fixture().unknownAgent().isOnly() && played.steps().stream().anyMatch(CaseCheck::isUnknown)) {
            return new Reach.Unreachable("every agent but one exists there");
        }
        return Reach.of(new World(offer.fixture()).lacking(played.steps()));
    }

    @Override
    public Outcome play(Bench bench) throws Unanswered {
        return new CaseRunner(bench).play(played);
    }

    /** Whether the step names an agent that does not exist, and is not the one that exists nowhere. */
    private static boolean isUnknown(Step step) {
        String send = step.send().toString().replace("\\\"", "\"");
        return step.answer().equals("agent-not-found") && !send.contains("\"${unknown-agent}\"");
    }
}
