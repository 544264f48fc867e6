package dev.attachphone.suite.faulty;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.CaseFiles;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Watcher;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.Check;
import dev.attachphone.suite.run.DrawnChecks;
import dev.attachphone.suite.run.Kind;
import dev.attachphone.suite.run.Offer;
import dev.attachphone.suite.run.Selection;
import dev.attachphone.suite.verdict.Ambiguities;
import dev.attachphone.suite.verdict.Judge;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The suite as a server meets it that it knows nothing of. */
final class Suite {

    // The same checks are drawn each time, so that a fault is not caught on one day and missed on another.
    private static final long SEED = 20260124;
    private static final int DRAWN = 400;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Fixture FIXTURE = DemoFixture.of(Behaviour.CONTRACT, DemoWorld.load(), Optional.empty());
    private static final Judge JUDGE = new Judge(Clock.systemUTC(), FIXTURE, Ambiguities.NONE, false);

    private Suite() {}

    /** Named cases first, those last among them that combine the mistakes of others; then what is drawn. */
    static List<Check> checks() {
        Stream<Check> named = new CaseFiles(Behaviour.CONTRACT)
                .builtIn().stream()
                        .<Check>map(CaseCheck::new)
                        .sorted(Comparator.comparing(
                                check -> check.title().family().startsWith("faults-")));
        List<Check> all = Stream.concat(named, new DrawnChecks(Behaviour.CONTRACT).of(SEED, DRAWN))
                .toList();
        return Selection.of(all, Offer.of(FIXTURE, Kind.FOREIGN)).playable();
    }

    /** A bench with a client of its own: a port may be used again, and connections to the server before with it. */
    static Bench bench(FaultyServer server) {
        Target target = Target.at(server.url(), PATIENCE, Watcher.NONE);
        return new Bench(Behaviour.CONTRACT, FIXTURE, target, JUDGE);
    }
}
