package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.cases.Names;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.play.CaseRunner;
import dev.attachphone.suite.play.World;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

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
        return lacking(offer)
                .<Reach>map(word -> new Reach.Unreachable("the fixture offers no " + word))
                .orElse(Reach.PLAYABLE);
    }

    @Override
    public Outcome play(Bench bench) throws Unanswered {
        return new CaseRunner(bench).run(played);
    }

    private Optional<String> lacking(Offer offer) {
        World world = new World(offer.fixture());
        Set<String> known = new HashSet<>(Names.NUMBERS);
        known.addAll(Names.WIRE);
        known.add(Names.RIVAL);
        played.steps().forEach(step -> known.addAll(step.remember().keySet()));
        return played.steps().stream()
                .flatMap(step -> lacking(step, world, known).stream())
                .findFirst();
    }

    private static Optional<String> lacking(Step step, World world, Set<String> known) {
        if (!world.knows(step.role())) {
            return Optional.of("credential '" + step.role() + "'");
        }
        Set<String> words = world.words(step.role()).keySet();
        return step.words().stream()
                .filter(word -> !words.contains(word) && !known.contains(word))
                .map(word -> word + " for '" + step.role() + "'")
                .findFirst();
    }
}
