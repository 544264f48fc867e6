package dev.attachphone.suite.faulty;

import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.cases.CaseFiles;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.run.CaseRunner;
import dev.attachphone.suite.run.Selection;
import dev.attachphone.suite.verdict.Judge;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plays the suite against faulty servers, each until a case catches it. */
final class Hunt {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Case> cases = Selection.of(new CaseFiles(Behaviour.CONTRACT).builtIn(), Set.of("foreign"))
            .playable();

    /** The name of the first case that fails, if one does. */
    Optional<String> caughtBy(Fault fault) throws Exception {
        try (FaultyServer server = FaultyServer.start(fault.behaviour())) {
            // A client of its own: a port may be used again, and connections to the server before with it.
            Target target = Target.at(server.url(), PATIENCE);
            CaseRunner runner = new CaseRunner(Behaviour.CONTRACT, target, new Judge(Clock.systemUTC(), false));
            return cases.stream()
                    .filter(each -> fails(runner, each))
                    .findFirst()
                    .map(each -> each.title().name());
        }
    }

    private static boolean fails(CaseRunner runner, Case each) {
        try {
            return !runner.run(each).passed();
        } catch (Unanswered e) {
            throw new IllegalStateException(each.title().name(), e);
        }
    }
}
