package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.Layer;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.generate.CaseGenerator;
import dev.attachphone.suite.generate.RequestCaseGenerator;
import dev.attachphone.suite.run.GeneratedCheck.GeneratedId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureMinimizerTest {

    private static final int CASES = 15;
    private static final String HEADER = "api_access_token";

    private final Contract contract = Contract.load();
    private final CaseGenerator generator = new RequestCaseGenerator(contract);
    private final Fixture fixture = DemoFixture.of(contract, DemoWorld.load(), Optional.empty());

    @Test
    void smallerCasesUseOnlyTheAccountsOfTheFixture() {
        Predicate<TestCase> usesOther =
                tried -> tried.steps().stream().anyMatch(step -> step.role().equals(Fixture.OTHER));
        assertTrue(tried(capabilities(fixture), usesOther).anyMatch(usesOther));
        assertNone(capabilities(fixture.without(Fixture.OTHER)), usesOther);
    }

    @Test
    void smallerCasesUseOnlyTheHeadersThatTheTargetSees() {
        Predicate<TestCase> usesHeader = tried ->
                tried.mainStep().send().toString().toLowerCase(Locale.ROOT).contains(HEADER);
        assertTrue(tried(capabilities(fixture), usesHeader).anyMatch(usesHeader));
        assertNone(capabilities(fixture).withoutHeaders(Set.of(HEADER)), usesHeader);
    }

    @Test
    void smallerCasesAreInTheLayersOfTheTarget() {
        Predicate<TestCase> isOwn = tried -> tried.title().layer() == Layer.OWN;
        assertTrue(tried(capabilities(fixture), isOwn).anyMatch(isOwn));
        assertNone(TargetCapabilities.of(fixture, TargetKind.FOREIGN), isOwn);
    }

    private void assertNone(TargetCapabilities target, Predicate<TestCase> excluded) {
        List<TestCase> tried = tried(target, excluded).toList();
        assertFalse(tried.isEmpty());
        assertFalse(tried.stream().anyMatch(excluded));
    }

    private static TargetCapabilities capabilities(Fixture present) {
        return TargetCapabilities.of(present, TargetKind.SERVER);
    }

    /** The smaller cases that are run for generated cases if the target fails in these cases. */
    private Stream<TestCase> tried(TargetCapabilities target, Predicate<TestCase> fails) {
        List<TestCase> tried = new ArrayList<>();
        for (int index = 0; index < CASES; index++) {
            GeneratedId id = new GeneratedId(7, index);
            TestCase failed = generator.generate(id.seed(), id.index());
            new FailureMinimizer(generator, id, new AtomicInteger(1000))
                    .minimize(
                            failed,
                            outcome(failed, true),
                            smaller -> {
                                tried.add(smaller);
                                return outcome(smaller, fails.test(smaller));
                            },
                            target);
        }
        return tried.stream();
    }

    private static CheckOutcome outcome(TestCase testCase, boolean fails) {
        return new CheckOutcome(testCase.title(), List.of(), fails ? List.of("fails") : List.of());
    }
}
