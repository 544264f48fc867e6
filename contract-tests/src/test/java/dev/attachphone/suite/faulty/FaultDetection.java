package dev.attachphone.suite.faulty;

import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.faulty.catalog.ServerFault;
import dev.attachphone.suite.faulty.server.FaultyServer;
import dev.attachphone.suite.run.ContractCheck;
import java.util.Optional;

/** Runs the suite against a faulty server until a check fails. */
final class FaultDetection {

    private FaultDetection() {}

    /** The path of the first failing check, if any. */
    static Optional<String> caughtBy(ServerFault serverFault) throws Exception {
        try (FaultyServer server = FaultyServer.start(serverFault.behaviour())) {
            SuiteRun suiteRun = SuiteRun.of(server);
            return suiteRun.checks().stream()
                    .filter(contractCheck -> fails(contractCheck, suiteRun.bench()))
                    .findFirst()
                    .map(contractCheck -> contractCheck.title().qualifiedName());
        }
    }

    private static boolean fails(ContractCheck contractCheck, TestContext testContext) {
        try {
            return !contractCheck.execute(testContext).passed();
        } catch (NoResponseException e) {
            throw new IllegalStateException(contractCheck.title().qualifiedName(), e);
        }
    }
}
