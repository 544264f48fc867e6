package dev.attachphone.suite.faulty;

import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.run.Check;
import java.util.List;
import java.util.Optional;

/** Plays the suite against faulty servers, each until a check catches it. */
final class Hunt {

    private final List<Check> checks = Suite.checks();

    /** The path of the first check that fails, if one does. */
    Optional<String> caughtBy(Fault fault) throws Exception {
        try (FaultyServer server = FaultyServer.start(fault.behaviour())) {
            Bench bench = Suite.bench(server);
            return checks.stream()
                    .filter(check -> fails(check, bench))
                    .findFirst()
                    .map(check -> check.title().path());
        }
    }

    private static boolean fails(Check check, Bench bench) {
        try {
            return !check.play(bench).passed();
        } catch (Unanswered e) {
            throw new IllegalStateException(check.title().path(), e);
        }
    }
}
