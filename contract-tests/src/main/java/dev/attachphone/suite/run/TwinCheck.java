package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.generate.CaseGenerator;
import dev.attachphone.suite.generate.CaseText;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.play.Twins;
import java.util.List;
import java.util.Optional;

/**
 * A generated case that is played on two targets, whose answers must be the same; the smallest difference is told.
 *
 * @param generator makes the case
 * @param draw seed and index
 * @param other the other target
 */
record TwinCheck(CaseGenerator generator, Draw draw, Target other) implements Check {

    /** The family of these checks. */
    static final String FAMILY = "twins";

    @Override
    public Title title() {
        return new Title(
                FAMILY,
                FAMILY + ":" + draw.name(generator.family()),
                made().title().source(),
                other.url().toString());
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
        Twins twins = new Twins(bench, other);
        Optional<String> difference = twins.difference(made());
        if (difference.isEmpty()) {
            return new Outcome(title(), List.of(), List.of());
        }
        Smallest<String> smallest = new Smallest<>(difference.get());
        Case small = smallest.of(generator, draw, twins::difference);
        String text =
                "smallest, as a case file:\n" + CaseText.of(small).indent(2).stripTrailing();
        return new Outcome(title(), List.of(), List.of(smallest.found(), text));
    }

    private Case made() {
        return generator.at(draw.seed(), draw.index());
    }
}
