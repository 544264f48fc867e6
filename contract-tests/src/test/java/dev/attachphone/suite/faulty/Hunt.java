package dev.attachphone.suite.faulty;

import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.run.Check;
import java.util.Optional;

/** Plays the suite against faulty servers, each until a check catches it. */
final class Hunt {

    private Hunt() {}

    /** The path of the first check that fails, if one does. */
    static Optional<String> caughtBy(Fault fault) throws Exception {
        try (FaultyServer server = FaultyServer.start(fault.behaviour())) {
            Suite suite = Suite.of(server);
            return suite.checks().stream()
                    .filter(check -> fails(check, suite.bench()))
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
