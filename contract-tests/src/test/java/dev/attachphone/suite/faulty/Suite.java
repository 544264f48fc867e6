package dev.attachphone.suite.faulty;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.CaseFiles;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Trust;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.Check;
import dev.attachphone.suite.run.DrawnChecks;
import dev.attachphone.suite.run.Kind;
import dev.attachphone.suite.run.Meter;
import dev.attachphone.suite.run.Offer;
import dev.attachphone.suite.run.RecallCheck;
import dev.attachphone.suite.run.Selection;
import dev.attachphone.suite.verdict.Ambiguities;
import dev.attachphone.suite.verdict.Judge;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The suite as a server meets it that it knows nothing of.
 *
 * @param bench where the server is put to it
 * @param checks in the order in which they are played
 */
record Suite(Bench bench, List<Check> checks) {

    // The same checks are drawn each time, so that a fault is not caught on one day and missed on another.
    private static final long SEED = 20260124;
    private static final int DRAWN = 400;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Fixture FIXTURE = DemoFixture.of(Behaviour.CONTRACT, DemoWorld.load(), Optional.empty());
    private static final Judge JUDGE = new Judge(Clock.systemUTC(), FIXTURE, Ambiguities.NONE, false);
    private static final List<Check> CHECKS = Selection.of(
                    Stream.concat(named(), new DrawnChecks(Behaviour.CONTRACT).of(SEED, DRAWN))
                            .toList(),
                    Offer.of(FIXTURE, Kind.FOREIGN))
            .playable();

    /** The suite for that server, with a client of its own: a port may be used again, and the connections to it. */
    static Suite of(FaultyServer server) {
        Meter meter = new Meter(Long.MAX_VALUE);
        Bench bench = new Bench(
                Behaviour.CONTRACT, FIXTURE, Target.at(server.url(), Trust.ofTheJvm(), PATIENCE, meter), JUDGE);
        List<Check> checks = new ArrayList<>(CHECKS);
        checks.add(new RecallCheck(meter.effects()));
        return new Suite(bench, List.copyOf(checks));
    }

    private static Stream<CaseCheck> named() {
        return new CaseFiles(Behaviour.CONTRACT)
                .builtIn().stream().map(CaseCheck::new).sorted(Comparator.comparing(Suite::rank));
    }

    /** What takes longest comes last: the many cases that combine the mistakes of others, and then those that wait. */
    private static int rank(CaseCheck check) {
        if (check.played().steps().stream().anyMatch(step -> step.pause() > 0)) {
            return 2;
        }
        return check.title().family().startsWith("faults-") ? 1 : 0;
    }
}
