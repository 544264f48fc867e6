package dev.attachphone.suite.program.reliability;

import dev.attachphone.suite.program.reliability.FaultScenario.BrokenVariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes RELIABILITY.md.
 *
 * @param rows the results
 */
record ReliabilityReport(List<ReliabilityRow> rows) {

    private static final Path FILE = Path.of("..", "server-stub", "RELIABILITY.md");

    private static final String HEAD = """
            # Reliability of the server

            Written by

            ```
            ./mvnw -Preliability -DskipUnitTests verify
            ```

            The command runs the scenarios of the table, one after the other, and fails if a promise is violated or a control defect is not found.
            `-Dreliability.scenarios=ID` runs one of them and writes a page of it alone. `./mvnw -Pfull verify` lets each fault happen once.

            ## What a run does

            Eight clients send attach calls of two accounts without a pause: races for one number, overlapping sets of numbers in opposite
            orders, retries and conflicts. A call without a definite answer (500, no answer) is repeated until there is one. An operator detaches
            numbers and attaches them to another agent. Meanwhile the fault happens, ends, and happens again. After each fault, further calls must be
            acknowledged. At the end, all attached numbers and their history are read through the operations API.

            ## What is checked

            - **No acknowledged attach or detach is lost**, and its provider and time are the acknowledged ones.
            - **A number has at most one agent**, and calls have the effect and the answers of some order in which they can have been executed
              (the suite's history checker). A call without an answer may have had its effect; one that was refused or answered with 503 may not.
            - **All or nothing**: a call attached all of its numbers or none, also one without an answer.
            - **The history fits**: each number was attached and detached in turn, and its last event fits to its state.
            - **Every call is answered**, with 500 if it fails, unless a server is killed.
            - **Service continues**: calls are acknowledged after the fault. The servers are not restarted unless the fault is that of a server.
            - What the column "also" adds.

            ## Results

            "Unknown" counts the calls without a definite answer.

            | scenario | set-up | fault | times | calls | acknowledged | unknown | detached | also | violations |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private static final String CONTROLS = """

            ## Control defects

            In every run, further clients send calls through a simulated defect in front of the same servers, and the same checks must find it.
            This shows that a run would have found the defect in the server. A defect is listed where the fault can show it.

            - "acknowledges before the commit": a call that fails is acknowledged.
            - "ignores a lost race": a call for a number of another agent is acknowledged.
            - "keeps a broken connection": after the first failure, every call is answered with 500.

            Some scenarios also run with a set-up that breaks a promise.

            | scenario | control defects | found |
            |---|---|---|
            """;

    /**
     * The result of a scenario.
     *
     * @param isVariantFound whether its broken variant is found; false if it has none
     */
    record ReliabilityRow(FaultRunResult result, boolean isVariantFound) {

        boolean isAsPromised() {
            return result.violations().isEmpty()
                    && result.undetected().isEmpty()
                    && (isVariantFound || result.scenario().variant().isEmpty());
        }

        @Override
        public String toString() {
            return result.scenario() + ": " + result.calls().size() + " calls, violations " + result.violations()
                    + ", control defects that are not found " + result.undetected() + ", broken variant found: "
                    + isVariantFound;
        }

        private String line() {
            FaultScenario<?> scenario = result.scenario();
            return String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %s | %d | %,d | %,d | %,d | %,d | %s | %d |\n",
                    scenario.id(),
                    scenario.setUp(),
                    scenario.faultName(),
                    result.times(),
                    result.calls().size(),
                    result.acknowledged(),
                    result.indeterminate(),
                    result.detached(),
                    scenario.promise(),
                    result.violations().size());
        }

        private String controls() {
            FaultScenario<?> scenario = result.scenario();
            List<String> all = new ArrayList<>();
            int found = 0;
            for (ControlDefect defect : scenario.controls()) {
                all.add(defect.description());
                found += result.undetected().contains(defect) ? 0 : 1;
            }
            Optional<String> variant = scenario.variant().map(BrokenVariant::description);
            variant.ifPresent(all::add);
            found += isVariantFound ? 1 : 0;
            return String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %d of %d |\n",
                    scenario.id(),
                    String.join(", ", all),
                    found,
                    all.size());
        }
    }

    void publish() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        rows.forEach(row -> page.append(row.line()));
        page.append(CONTROLS);
        rows.forEach(row -> page.append(row.controls()));
        Files.writeString(FILE, page);
    }
}
