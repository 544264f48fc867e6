package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.BuiltInCases;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequiredCapacityTest {

    private static final Contract CONTRACT = Contract.load();

    @Test
    void sandboxKeepsWhatADefaultRunCreates() {
        assertEquals(Optional.empty(), RequiredCapacity.of(checks(1000)).sandboxWarning());
    }

    @Test
    void runThatTheSandboxCannotKeepIsAnnounced() {
        String warning = RequiredCapacity.of(checks(8_000)).sandboxWarning().orElseThrow();
        assertTrue(warning.endsWith("use fewer --cases"), warning);
    }

    private static List<ContractCheck> checks(int cases) {
        return Stream.concat(
                        BuiltInCases.ALL.stream().map(CaseCheck::new),
                        new GeneratedChecks(CONTRACT).forOneTarget(7, cases))
                .toList();
    }
}
