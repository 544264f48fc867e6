package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.verdict.Ambiguities;
import dev.attachphone.suite.verdict.Judge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A whole run against one target: what it is, which checks it can be put to, what came of them, and what is left behind.
 *
 * @param contract what is promised
 * @param target where requests are sent
 * @param meter watches the target
 * @param strict whether a foreign target, too, has to decide the page's contradictions as our contract does
 */
public record Campaign(Contract contract, Target target, Meter meter, boolean strict) {

    /**
     * How checks are played.
     *
     * @param parallel how many at once
     * @param whole whether they are all there are, so that everything promised must be seen
     * @param seed what generated checks were drawn from
     * @param listener is told how it goes
     */
    public record Way(int parallel, boolean whole, long seed, Listener listener) {}

    /**
     * Plays the checks.
     *
     * @throws Unanswered if the target does not answer at all
     */
    public Result run(List<Check> checks, Fixture named, Way way) throws Unanswered {
        Instant began = Instant.now();
        Kind kind = Kind.of(contract, target);
        Fixture fixture = kind == Kind.SANDBOX ? inSandbox(named) : named;
        Selection selection = Selection.of(checks, Offer.of(fixture, kind));
        Session session = new Session(bench(fixture, kind), way.listener());
        session.play(selection.playable(), way.parallel());
        if (session.cut().filter(Result.Cut::silent).isEmpty()) {
            new Cleanup(fixture, target).undo(meter.effects());
        }
        Result.Setting setting = new Result.Setting(
                target.place(), kind, way.seed(), began, Duration.between(began, Instant.now()), meter.requests());
        return new Result(
                setting,
                session.outcomes(),
                selection.reasons(),
                session.unplayed(),
                way.whole() ? missing(session.outcomes(), selection, fixture) : Set.of(),
                meter.effects(),
                session.cut());
    }

    /** To a token of one's own the sandbox opens an account in which every agent exists. */
    private static Fixture inSandbox(Fixture fixture) {
        boolean demo =
                DemoWorld.load().accounts().get(0).token().equals(fixture.own().token());
        return demo ? fixture : fixture.whereAllAgentsExist();
    }

    private Bench bench(Fixture fixture, Kind kind) {
        Ambiguities ambiguities = strict || kind != Kind.FOREIGN ? Ambiguities.NONE : Ambiguities.ofThePage();
        Judge judge = new Judge(Clock.systemUTC(), fixture, ambiguities, kind == Kind.SANDBOX);
        return new Bench(contract, fixture, target, judge);
    }

    private Set<Promised> missing(List<Outcome> outcomes, Selection selection, Fixture fixture) {
        Completeness completeness = new Completeness(contract, fixture);
        Set<Promised> seen = new LinkedHashSet<>();
        outcomes.forEach(outcome -> seen.addAll(completeness.seen(outcome)));
        return completeness.missing(seen, selection);
    }
}
