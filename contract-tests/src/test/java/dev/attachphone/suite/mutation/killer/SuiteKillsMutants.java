package dev.attachphone.suite.mutation.killer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.storage.Database;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.exchange.Watcher;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.run.Benches;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.Check;
import dev.attachphone.suite.run.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every family of the suite is one killer, which gives up at its first check that fails.
 *
 * <p>The server starts anew for each, so that mutants of what runs at its start are seen; its database, which is not mutated, is
 * opened once.
 */
final class SuiteKillsMutants {

    /** A mutant that does not answer is no reason to wait for long; a busy machine is. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private static final Families FAMILIES = Families.of(Contract.load());
    private static final Database DATABASE = database();

    private final Trouble trouble = new Trouble();

    private @Nullable ServerHere server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerHere(DATABASE, trouble);
    }

    @AfterEach
    void stop() {
        Objects.requireNonNull(server).close();
    }

    static Set<String> families() {
        return FAMILIES.names();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void plays(String family) throws Unanswered {
        Bench bench = Benches.at(Objects.requireNonNull(server).url(), PATIENCE, Watcher.NONE);
        assertEquals(Kind.SERVER, Kind.of(bench.contract(), bench.target()));
        for (Check check : FAMILIES.of(family)) {
            Outcome outcome = play(bench, check);
            assertEquals(List.of(), outcome.problems(), check.title().name());
        }
    }

    private Outcome play(Bench bench, Check check) throws Unanswered {
        boolean needsTrouble = check instanceof CaseCheck named
                && named.played().need().capability().equals(Optional.of(Families.TROUBLE));
        if (!needsTrouble) {
            return check.play(bench);
        }
        trouble.begin();
        Outcome outcome = check.play(bench);
        trouble.end();
        return outcome;
    }

    private static Database database() {
        try {
            return DemoDatabase.create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
