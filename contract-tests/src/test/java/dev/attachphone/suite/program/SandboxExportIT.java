package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.cases.BuiltInCases;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import dev.attachphone.suite.program.process.StockWireMock;
import dev.attachphone.suite.run.ApplicableChecks;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.ContractCheck;
import dev.attachphone.suite.validation.DocumentationAmbiguities;
import dev.attachphone.suite.validation.ReplyValidator;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
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

/**
 * The export of the sandbox, served by stock WireMock. Runs every case that consists of one request, because others
 * need state, and expects a named answer, because a request that WireMock's HTTP library refuses reaches no mapping.
 * Known differences are listed with their reasons and must still fail.
 */
@Tag("integration")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxExportIT {

    private final Contract contract = Contract.load();
    private final Fixture fixture = DemoFixture.of(contract, DemoWorld.load(), Optional.empty());
    private final TargetCapabilities capabilities = TargetCapabilities.of(fixture, TargetKind.SANDBOX);

    private @Nullable StockWireMock running;
    private @Nullable KnownDifferences differences;

    @BeforeAll
    void exportAndServe(@TempDir Path folder) throws Exception {
        Path export = folder.resolve("export");
        ProcessResult processResult =
                ProcessResult.of(folder, Map.of(), PackagedProgram.command("sandbox.jar", "export", export.toString()));
        assertEquals(0, processResult.exit(), processResult.errors());
        running = StockWireMock.serving(export, folder.resolve("wiremock.txt"));
        differences = KnownDifferences.in("/export-differences.yaml");
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (running != null) {
            running.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyStatelessCaseHoldsButTheKnownOnes() throws Exception {
        TestContext testContext = bench();
        return stateless().stream()
                .map(contractCheck -> DynamicTest.dynamicTest(
                        contractCheck.title().qualifiedName(),
                        () -> isAsKnown(contractCheck, contractCheck.execute(testContext))));
    }

    @Test
    void knownDifferencesNameStatelessCases() throws Exception {
        TreeSet<String> unknown = known().paths();
        stateless()
                .forEach(contractCheck -> unknown.remove(contractCheck.title().qualifiedName()));
        assertEquals(new TreeSet<>(), unknown);
    }

    /** The other tests ignore the missing header, because it is the same for every answer. */
    @Test
    void stockWireMockSendsNoDate() throws Exception {
        Operation operation = contract.operations().get(0);
        TargetReply reply = bench().target()
                .send(new TargetRequest(operation.method(), operation.path(), List.of(), Payload.EMPTY));
        assertEquals(Optional.empty(), reply.header("Date"));
    }

    private void isAsKnown(ContractCheck contractCheck, CheckOutcome checkOutcome) {
        Optional<String> reason = known().reason(contractCheck.title().qualifiedName());
        boolean passed = checkOutcome.exchanges().stream()
                .flatMap(exchange -> exchange.failures().stream())
                .allMatch(failure -> failure.startsWith("header Date:"));
        if (reason.isPresent()) {
            assertTrue(!passed, "it holds now, although it is listed: " + reason.get());
        } else if (!passed) {
            fail(String.join("\n\n", checkOutcome.failures())
                    + "\n\nIf the export cannot do this, list the check with the reason in"
                    + " contract-tests/src/test/resources/export-differences.yaml");
        }
    }

    private List<ContractCheck> stateless() {
        List<CaseCheck> checks = BuiltInCases.ALL.stream()
                .filter(SandboxExportIT::isStateless)
                .map(CaseCheck::new)
                .toList();
        return ApplicableChecks.of(checks, capabilities).applicable();
    }

    private static boolean isStateless(TestCase played) {
        return played.steps().size() == 1
                && played.race().isEmpty()
                && !played.mainStep().answers().contains(ExpectedAnswer.REFUSED);
    }

    // Exported mappings set no explanation headers.
    private TestContext bench() {
        ReplyValidator replyValidator =
                new ReplyValidator(Clock.systemUTC(), fixture, DocumentationAmbiguities.NONE, false);
        StockWireMock program = Objects.requireNonNull(running, "started before all tests");
        return new TestContext(contract, capabilities, program.target(), replyValidator);
    }

    private KnownDifferences known() {
        return Objects.requireNonNull(differences, "read before all tests");
    }
}
