package dev.attachphone.suite.faulty;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.BuiltInCases;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TrustedCertificates;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.faulty.server.FaultyServer;
import dev.attachphone.suite.faulty.server.ServerBehaviour;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.run.ApplicableChecks;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.ContractCheck;
import dev.attachphone.suite.run.DurabilityCheck;
import dev.attachphone.suite.run.GeneratedChecks;
import dev.attachphone.suite.run.RequestBudget;
import dev.attachphone.suite.validation.DocumentationAmbiguities;
import dev.attachphone.suite.validation.ReplyValidator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The suite, configured for a foreign server.
 *
 * @param bench the context of the server under test
 * @param checks the checks in execution order
 */
record SuiteRun(TestContext bench, List<ContractCheck> checks) {

    // A fixed seed, so that every run generates the same checks.
    private static final long SEED = 20260124;
    private static final int DRAWN = 400;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Fixture FIXTURE = DemoFixture.of(ServerBehaviour.CONTRACT, DemoWorld.load(), Optional.empty());
    private static final ReplyValidator JUDGE =
            new ReplyValidator(Clock.systemUTC(), FIXTURE, DocumentationAmbiguities.NONE, false);
    private static final TargetCapabilities TARGET =
            TargetCapabilities.of(FIXTURE, TargetKind.FOREIGN).inAllLayers();
    private static final List<ContractCheck> CHECKS = ApplicableChecks.of(
                    Stream.concat(named(), new GeneratedChecks(ServerBehaviour.CONTRACT).forOneTarget(SEED, DRAWN))
                            .toList(),
                    TARGET)
            .applicable();

    /** The suite for that server, with its own HTTP client, because ports and their pooled connections can be reused. */
    static SuiteRun of(FaultyServer server) {
        RequestBudget requestBudget = new RequestBudget(Long.MAX_VALUE);
        TestContext testContext = new TestContext(
                ServerBehaviour.CONTRACT,
                TARGET,
                TargetClient.at(server.url(), TrustedCertificates.jvmDefault(), PATIENCE, requestBudget),
                JUDGE);
        List<ContractCheck> checks = new ArrayList<>(CHECKS);
        checks.add(new DurabilityCheck(requestBudget.effects()));
        return new SuiteRun(testContext, List.copyOf(checks));
    }

    private static Stream<CaseCheck> named() {
        return BuiltInCases.ALL.stream().map(CaseCheck::new).sorted(Comparator.comparing(SuiteRun::rank));
    }

    /** Slow checks run last: combinations of faults, and then cases that wait. */
    private static int rank(CaseCheck check) {
        if (check.testCase().steps().stream().anyMatch(caseStep -> caseStep.pauseMillis() > 0)) {
            return 2;
        }
        return check.title().family().startsWith("faults-") ? 1 : 0;
    }
}
