package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.cases.TestCase;
import java.util.List;
import java.util.Optional;

/**
 * What checks attach and create at least. The sandbox forgets the oldest numbers and agents of an account beyond its limits, which would
 * look like lost attachments.
 *
 * @param numbers the phone numbers
 * @param agents the agents
 */
record RequiredCapacity(long numbers, long agents) {

    private static final long NUMBERS_OF_SANDBOX = 20_000;
    private static final long AGENTS_OF_SANDBOX = 1_000;

    static RequiredCapacity of(List<ContractCheck> checks) {
        List<TestCase> cases =
                checks.stream().flatMap(check -> check.plannedCase().stream()).toList();
        return new RequiredCapacity(
                cases.stream().mapToLong(RequiredCapacity::numbers).sum(),
                cases.stream().mapToLong(RequiredCapacity::agents).sum());
    }

    /** A warning if the sandbox does not keep that many. */
    Optional<String> sandboxWarning() {
        return numbers <= NUMBERS_OF_SANDBOX && agents <= AGENTS_OF_SANDBOX
                ? Optional.empty()
                : Optional.of("this run attaches about " + numbers + " numbers and creates about " + agents
                        + " agents, but the sandbox keeps " + NUMBERS_OF_SANDBOX + " and " + AGENTS_OF_SANDBOX
                        + " for an account: use fewer --cases");
    }

    private static long numbers(TestCase testCase) {
        return testCase.placeholders().stream()
                .mapToLong(name -> CasePlaceholders.isNumber(name)
                        ? 1
                        : CasePlaceholders.severalNumbers(name).orElse(0))
                .sum();
    }

    private static long agents(TestCase testCase) {
        return testCase.steps().stream()
                        .filter(step -> step.answer().equals("agent-created"))
                        .count()
                + testCase.race().map(race -> race.requests()).orElse(0);
    }
}
