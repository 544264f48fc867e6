package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.generate.CaseGenerator;
import dev.attachphone.suite.generate.RequestCaseGenerator;
import dev.attachphone.suite.run.GeneratedCheck.GeneratedId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureMinimizerTest {

    private static final int CASES = 20;

    private final Contract contract = Contract.load();
    private final CaseGenerator generator = new RequestCaseGenerator(contract);
    private final Fixture fixture = DemoFixture.of(contract, DemoWorld.load(), Optional.empty());

    @Test
    void smallerCasesUseOnlyTheAccountsOfTheFixture() {
        assertTrue(rolesOfTriedCases(fixture).anyMatch(Fixture.OTHER::equals));
        assertEquals(
                List.of(),
                rolesOfTriedCases(fixture.without(Fixture.OTHER))
                        .filter(Fixture.OTHER::equals)
                        .toList());
    }

    private Stream<String> rolesOfTriedCases(Fixture present) {
        List<TestCase> tried = new ArrayList<>();
        for (int index = 0; index < CASES; index++) {
            GeneratedId id = new GeneratedId(7, index);
            TestCase failed = generator.generate(id.seed(), id.index());
            new FailureMinimizer(generator, id, new AtomicInteger(1000))
                    .minimize(
                            failed,
                            failure(failed),
                            smaller -> {
                                tried.add(smaller);
                                return failure(smaller);
                            },
                            present);
        }
        return tried.stream().flatMap(each -> each.steps().stream()).map(CaseStep::role);
    }

    private static CheckOutcome failure(TestCase testCase) {
        return new CheckOutcome(testCase.title(), List.of(), List.of("fails"));
    }
}
