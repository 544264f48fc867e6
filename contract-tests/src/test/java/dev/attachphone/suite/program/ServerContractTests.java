package dev.attachphone.suite.program;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.ContractCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** The packaged server; the database is locked where a case needs a failure. */
abstract class ServerContractTests extends ProgramContractTests {

    private static final String FAILING = "failing-database";

    /** Locks the database of the server until it is closed. */
    abstract Connection lock() throws SQLException;

    @Override
    Set<String> capabilities() {
        return Set.of(FAILING);
    }

    /** Each has a case in {@code unreachable.yaml} that says why. */
    @Override
    Set<String> beyondReach() {
        return Set.of(
                "attached-pending",
                "attached-inactive",
                "invalid-phone-number-short",
                "request-timeout",
                "408",
                "too-many-requests",
                "429",
                "overloaded",
                "503");
    }

    @Override
    boolean isExclusive(ContractCheck contractCheck) {
        return contractCheck instanceof CaseCheck named
                && named.testCase().requirement().capability().equals(Optional.of(FAILING));
    }

    @Override
    CheckOutcome play(TestContext testContext, ContractCheck contractCheck) throws Exception {
        if (!isExclusive(contractCheck)) {
            return super.play(testContext, contractCheck);
        }
        // Until the answer came: the server's own patience with a locked database is far shorter than the test's.
        try (Connection locked = lock()) {
            return super.play(testContext, contractCheck);
        }
    }
}
