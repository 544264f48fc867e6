package dev.attachphone.suite.mutation.killer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.storage.Database;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.ContractCheck;
import dev.attachphone.suite.run.TestContexts;
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
 * Each family of the suite is one test, which stops at its first failing check.
 *
 * <p>The server is restarted for each family, so that mutants of its start are detected; the database, which is not mutated, is
 * opened once.
 */
final class SuiteKillsMutants {

    /** Long enough for a busy machine, short enough for a mutant that does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private static final CheckFamilies FAMILIES = CheckFamilies.of(Contract.load());
    private static final Database DATABASE = database();

    private final StorageOutage storageOutage = new StorageOutage();

    private @Nullable InProcessServer server;

    @BeforeEach
    void start() throws IOException {
        server = new InProcessServer(DATABASE, storageOutage);
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
    void plays(String family) throws NoResponseException {
        TestContext testContext =
                TestContexts.at(Objects.requireNonNull(server).url(), PATIENCE, ExchangeListener.NONE);
        assertEquals(TargetKind.SERVER, TargetKind.detect(testContext.contract(), testContext.target()));
        for (ContractCheck contractCheck : FAMILIES.of(family)) {
            CheckOutcome checkOutcome = play(testContext, contractCheck);
            assertEquals(
                    List.of(), checkOutcome.failures(), contractCheck.title().name());
        }
    }

    private CheckOutcome play(TestContext testContext, ContractCheck contractCheck) throws NoResponseException {
        boolean needsTrouble = contractCheck instanceof CaseCheck named
                && named.testCase().requirement().capability().equals(Optional.of(CheckFamilies.TROUBLE));
        if (!needsTrouble) {
            return contractCheck.execute(testContext);
        }
        storageOutage.begin();
        CheckOutcome checkOutcome = contractCheck.execute(testContext);
        storageOutage.end();
        return checkOutcome;
    }

    private static Database database() {
        try {
            return DemoDatabase.create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
