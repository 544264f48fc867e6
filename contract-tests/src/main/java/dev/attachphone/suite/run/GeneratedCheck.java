package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.generate.CaseGenerator;
import dev.attachphone.suite.generate.CaseText;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.play.CaseRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A case that is drawn from a seed; when it fails, the smallest like it that fails is told.
 *
 * @param generator makes it
 * @param draw seed and index
 */
record GeneratedCheck(CaseGenerator generator, Draw draw) implements Check {

    @Override
    public Title title() {
        return made().title();
    }

    @Override
    public Produced about() {
        return new CaseCheck(made()).about();
    }

    @Override
    public Reach reach(Offer offer) {
        return new CaseCheck(made()).reach(offer);
    }

    @Override
    public Outcome play(Bench bench) throws Unanswered {
        CaseRunner runner = new CaseRunner(bench);
        Outcome outcome = runner.run(made());
        if (outcome.passed()) {
            return outcome;
        }
        Smallest<Outcome> smallest = new Smallest<>(outcome);
        Case small = smallest.of(generator, draw, played -> {
            Outcome again = runner.run(played);
            return again.passed() ? Optional.empty() : Optional.of(again);
        });
        List<String> problems = new ArrayList<>(smallest.found().problems());
        problems.add(
                "smallest, as a case file:\n" + CaseText.of(small).indent(2).stripTrailing());
        return new Outcome(title(), smallest.found().exchanges(), problems);
    }

    private Case made() {
        return generator.at(draw.seed(), draw.index());
    }
}
