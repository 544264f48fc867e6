package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.cases.CaseFiles;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.Check;
import dev.attachphone.suite.run.Kind;
import dev.attachphone.suite.run.Offer;
import dev.attachphone.suite.run.Selection;
import dev.attachphone.suite.verdict.Ambiguities;
import dev.attachphone.suite.verdict.Judge;
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
 * What the sandbox exports, served by a WireMock that knows nothing of us: every case that is one request sent once, for the rest
 * needs state, and expects a named answer, for what an HTTP library refuses by itself never reaches a mapping. What plain matchers
 * cannot do is listed with its reason, and must go on failing.
 */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportIT {

    private final Contract contract = Contract.load();
    private final Fixture fixture = DemoFixture.of(contract, DemoWorld.load(), Optional.empty());

    private @Nullable StockWireMock running;
    private @Nullable KnownDifferences differences;

    @BeforeAll
    void exportAndServe(@TempDir Path folder) throws Exception {
        Path export = folder.resolve("export");
        Ended ended = Ended.of(folder, Map.of(), Program.command("sandbox.jar", "export", export.toString()));
        assertEquals(0, ended.exit(), ended.errors());
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
        Bench bench = bench();
        return stateless().stream()
                .map(check -> DynamicTest.dynamicTest(check.title().path(), () -> isAsKnown(check, check.play(bench))));
    }

    @Test
    void knownDifferencesAreOfStatelessCases() throws Exception {
        TreeSet<String> unknown = known().paths();
        stateless().forEach(check -> unknown.remove(check.title().path()));
        assertEquals(new TreeSet<>(), unknown);
    }

    private void isAsKnown(Check check, Outcome outcome) {
        Optional<String> reason = known().reason(check.title().path());
        if (reason.isPresent()) {
            assertTrue(!outcome.passed(), "it holds now, although it is listed: " + reason.get());
        } else if (!outcome.passed()) {
            fail(String.join("\n\n", outcome.problems()));
        }
    }

    private List<Check> stateless() {
        List<CaseCheck> checks = new CaseFiles(contract)
                .builtIn().stream()
                        .filter(ExportIT::isStateless)
                        .map(CaseCheck::new)
                        .toList();
        return Selection.of(checks, Offer.of(fixture, Kind.SANDBOX)).playable();
    }

    private static boolean isStateless(Case played) {
        return played.steps().size() == 1
                && played.race().isEmpty()
                && !played.main().answers().contains(Produced.REFUSED);
    }

    // Plain mappings name each answer, but give no reason for it, so that the sandbox's own headers are not asked for.
    private Bench bench() {
        Judge judge = new Judge(Clock.systemUTC(), fixture, Ambiguities.NONE, false);
        StockWireMock program = Objects.requireNonNull(running, "started before all tests");
        return new Bench(contract, fixture, program.target(), judge);
    }

    private KnownDifferences known() {
        return Objects.requireNonNull(differences, "read before all tests");
    }
}
