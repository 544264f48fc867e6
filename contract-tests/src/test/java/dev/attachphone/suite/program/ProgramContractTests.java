package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.BuiltInCases;
import dev.attachphone.suite.cases.CaseLoader;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.execution.ConformanceRunner;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.program.client.VendorCurlSample;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.run.ApplicableChecks;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.ContractCheck;
import dev.attachphone.suite.run.ContractCoverage;
import dev.attachphone.suite.run.ContractCoverage.CoverageItem;
import dev.attachphone.suite.validation.DocumentationAmbiguities;
import dev.attachphone.suite.validation.ReplyValidator;
import dev.attachphone.testing.RequiresPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests for server and sandbox: every case, every named answer, the samples of the page, one winner of concurrent requests. */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProgramContractTests {

    /** The number of checks that run at the same time, as by default in the suite's own runs. */
    private static final int PARALLEL = 4;

    private final Contract contract = Contract.load();
    private final Fixture fixture = DemoFixture.of(contract, DemoWorld.load(), Optional.empty());
    private final ContractCoverage contractCoverage = new ContractCoverage(contract, fixture);
    private final Set<CoverageItem> seen = new HashSet<>();

    private @Nullable Path folder;

    private @Nullable PackagedProgram running;

    abstract PackagedProgram start(Path folder) throws Exception;

    /** Capabilities of the program beyond those of its kind. */
    abstract Set<String> capabilities();

    /** The answers that no request can cause on this program. */
    abstract Set<String> beyondReach();

    /** The number of concurrent requests for one number. */
    int crowd() {
        return 200;
    }

    /** The client for the requests of the cases. */
    TargetClient target() {
        return running().target();
    }

    CheckOutcome play(TestContext testContext, ContractCheck contractCheck) throws Exception {
        return contractCheck.execute(testContext);
    }

    /** Whether no other check may run at the same time. */
    boolean isExclusive(ContractCheck contractCheck) {
        return false;
    }

    @BeforeAll
    void startProgram(@TempDir Path own) throws Exception {
        folder = own;
        running = start(own);
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (running != null) {
            running.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCaseHolds() throws Exception {
        List<CaseCheck> checks = BuiltInCases.ALL.stream().map(CaseCheck::new).toList();
        TestContext testContext = bench();
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
        List<DynamicTest> tests = new ArrayList<>();
        List<DynamicTest> exclusive = new ArrayList<>();
        for (ContractCheck check :
                ApplicableChecks.of(checks, testContext.capabilities()).applicable()) {
            String name = check.title().name();
            if (isExclusive(check)) {
                exclusive.add(DynamicTest.dynamicTest(name, () -> holds(play(testContext, check))));
            } else {
                Future<CheckOutcome> outcome = threads.submit(() -> play(testContext, check));
                tests.add(DynamicTest.dynamicTest(name, () -> holds(outcome.get())));
            }
        }
        // When they run, all others have ended.
        tests.addAll(exclusive);
        tests.add(DynamicTest.dynamicTest("everything promised was seen", this::everythingPromisedWasSeen));
        return tests.stream().onClose(threads::shutdownNow);
    }

    @Test
    void concurrentRequestsForOneNumberHaveOneWinner() throws Exception {
        Path cases = folder().resolve("crowd");
        Files.createDirectories(cases);
        Files.writeString(cases.resolve("crowd.yaml"), """
                operation: attachPhoneNumber
                body: {agent_id: '${rival}', provider: san, numbers: ['${number}']}
                cases:
                  - {name: crowd, source: 'page: One Number, One Agent', race: {rivals: %s}, expect: attached}
                """.formatted(crowd()));
        CheckOutcome checkOutcome = new ConformanceRunner(bench())
                .run(new CaseLoader(contract).fromFolder(cases).get(0));
        assertEquals(List.of(), checkOutcome.failures());
        assertEquals(
                2,
                checkOutcome.exchanges().stream()
                        .map(CheckedExchange::expected)
                        .distinct()
                        .count(),
                "one succeeds and the others conflict with it");
    }

    @TestFactory
    @RequiresPrograms({"bash", "curl"})
    Stream<DynamicTest> theSamplesOfThePageRunAsTheyStand() {
        return Stream.of("san", "twilio", "exotel").map(sample -> DynamicTest.dynamicTest(sample, () -> runs(sample)));
    }

    private void runs(String sample) throws Exception {
        PackagedProgram fresh = fresh();
        try (fresh) {
            new VendorCurlSample(sample).run(fresh.target().address(), folder());
        }
    }

    /** A separate program on which no number of the page is attached. */
    private PackagedProgram fresh() throws Exception {
        return start(Files.createTempDirectory(folder(), "fresh"));
    }

    private void holds(CheckOutcome checkOutcome) {
        seen.addAll(contractCoverage.covered(checkOutcome));
        if (!checkOutcome.passed()) {
            fail(String.join("\n\n", checkOutcome.failures()));
        }
    }

    private void everythingPromisedWasSeen() {
        Set<CoverageItem> missing = contractCoverage.required();
        missing.removeAll(seen);
        assertEquals(beyondReach(), missing.stream().map(CoverageItem::value).collect(Collectors.toSet()));
    }

    private TestContext bench() throws Exception {
        TargetClient targetClient = target();
        TargetKind kind = TargetKind.detect(contract, targetClient);
        ReplyValidator replyValidator = new ReplyValidator(
                Clock.systemUTC(), fixture, DocumentationAmbiguities.NONE, kind == TargetKind.SANDBOX);
        return new TestContext(
                contract, TargetCapabilities.of(fixture, kind).with(capabilities()), targetClient, replyValidator);
    }

    Path folder() {
        return Objects.requireNonNull(folder, "set before all tests");
    }

    PackagedProgram running() {
        return Objects.requireNonNull(running, "started before all tests");
    }
}
