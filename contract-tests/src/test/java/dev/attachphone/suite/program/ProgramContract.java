package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.CaseFiles;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.play.CaseRunner;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.Check;
import dev.attachphone.suite.run.Completeness;
import dev.attachphone.suite.run.Kind;
import dev.attachphone.suite.run.Offer;
import dev.attachphone.suite.run.Promised;
import dev.attachphone.suite.run.Selection;
import dev.attachphone.suite.verdict.Ambiguities;
import dev.attachphone.suite.verdict.Judge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What server and sandbox must do alike: every case, every named answer, the page's own samples, one winner in a crowd. */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProgramContract {

    private final Contract contract = Contract.load();
    private final Fixture fixture = DemoFixture.of(contract, DemoWorld.load(), Optional.empty());
    private final Completeness completeness = new Completeness(contract, fixture);
    private final Set<Promised> seen = new HashSet<>();

    private @Nullable Path folder;

    private @Nullable Program running;

    abstract Program start(Path folder) throws Exception;

    /** What the program can be made to do beyond what its kind tells. */
    abstract Set<String> capabilities();

    /** The answers that no request can bring about on this program. */
    abstract Set<String> beyondReach();

    /** How many ask for one number at once. */
    int crowd() {
        return 200;
    }

    /** Where the requests of the cases go. */
    Target target() {
        return running().target();
    }

    Outcome play(Bench bench, Check check) throws Exception {
        return check.play(bench);
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
        Offer offer = Offer.of(fixture, Kind.of(contract, target())).with(capabilities());
        List<CaseCheck> checks =
                new CaseFiles(contract).builtIn().stream().map(CaseCheck::new).toList();
        Bench bench = bench();
        return Stream.concat(
                Selection.of(checks, offer).playable().stream()
                        .map(check -> DynamicTest.dynamicTest(check.title().name(), () -> holds(bench, check))),
                Stream.of(DynamicTest.dynamicTest("everything promised was seen", this::everythingPromisedWasSeen)));
    }

    @Test
    void crowdThatAsksForOneNumberHasOneWinner() throws Exception {
        Path cases = folder().resolve("crowd");
        Files.createDirectories(cases);
        Files.writeString(cases.resolve("crowd.yaml"), """
                operation: attachPhoneNumber
                body: {agent_id: '${rival}', provider: san, numbers: ['${number}']}
                cases:
                  - {name: crowd, source: 'page: One Number, One Agent', race: {rivals: %s}, expect: attached}
                """.formatted(crowd()));
        Outcome outcome =
                new CaseRunner(bench()).play(new CaseFiles(contract).in(cases).get(0));
        assertEquals(List.of(), outcome.problems());
        assertEquals(2, outcome.produced().size(), "one wins and the others are told its name");
    }

    @TestFactory
    Stream<DynamicTest> theSamplesOfThePageRunAsTheyStand() {
        return Stream.of("san", "twilio", "exotel").map(sample -> DynamicTest.dynamicTest(sample, () -> runs(sample)));
    }

    private void runs(String sample) throws Exception {
        if (!PageSample.runnable()) {
            String reason = "bash and curl are needed to run the page's samples";
            System.out.println("skipped: " + reason);
            Assumptions.assumeTrue("true".equals(System.getenv("CI")), reason);
            fail(reason);
        }
        Program fresh = fresh();
        try (fresh) {
            new PageSample(sample).run(fresh.target().place(), folder());
        }
    }

    /** A program of its own, on which no number of the page is attached yet. */
    private Program fresh() throws Exception {
        return start(Files.createTempDirectory(folder(), "fresh"));
    }

    private void holds(Bench bench, Check check) throws Exception {
        Outcome outcome = play(bench, check);
        seen.addAll(completeness.seen(outcome));
        if (!outcome.passed()) {
            fail(String.join("\n\n", outcome.problems()));
        }
    }

    private void everythingPromisedWasSeen() {
        Set<Promised> missing = completeness.promised();
        missing.removeAll(seen);
        assertEquals(beyondReach(), missing.stream().map(Promised::value).collect(Collectors.toSet()));
    }

    private Bench bench() throws Exception {
        Target target = target();
        boolean sandbox = Kind.of(contract, target) == Kind.SANDBOX;
        Judge judge = new Judge(Clock.systemUTC(), fixture, Ambiguities.NONE, sandbox);
        return new Bench(contract, fixture, target, judge);
    }

    Path folder() {
        return Objects.requireNonNull(folder, "set before all tests");
    }

    Program running() {
        return Objects.requireNonNull(running, "started before all tests");
    }
}
