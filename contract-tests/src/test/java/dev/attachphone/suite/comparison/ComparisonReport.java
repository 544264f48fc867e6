package dev.attachphone.suite.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes COMPARISON.md. */
final class ComparisonReport {

    private static final Path FILE = Path.of("COMPARISON.md");

    private static final String HEAD = """
            # Comparison with other tools

            The suite and other tools that test a server by its OpenAPI description, on a sample of the [servers with one fault each](FAULTS.md).
            Written by

            ```
            ./mvnw -Pcomparison -DskipUnitTests verify
            ```

            - The sample is the first server of each kind and every EVERYth after it (`-Dcomparison.every=EVERY`).
            - Each run has a new server in the demo world. Every tool has a valid credential, and its requests use the agent and the numbers of
              the contract's examples.
            - A tool detects a fault if a test fails that did not fail in two runs on the correct server. For a tool that names no tests
              here, the exit status counts. A run that does not end within 300 seconds, or ends without a result, counts as a failure.
              A tool that is unstable on the correct server can also detect a fault by chance.
            - The suite is run as against any foreign server, which leaves out the checks of its layer `own` and accepts any refusal where
              only HTTP is spoken differently. FAULTS.md includes that layer, and so has faults that the suite does not detect here.
            - The faults were written for the suite: each was added because an implementer could make it, and the suite was extended until it
              detected all. The other tools know the OpenAPI description only. The share that a tool detects is therefore no measure of its
              quality, but tells which faults need more than the description.
            """;

    private static final String END = """

            ## What the other tools do and the suite does not

            - All of them test any API that has an OpenAPI description, without a line of code. The suite knows this contract only.
            - Schemathesis generates requests for all operations of a schema, and shrinks those that fail. It also tests sequences of linked
              operations.
            - Specmatic also serves a description as a stub, compares two versions of it, and tests AsyncAPI, GraphQL and gRPC.
            - Dredd has hooks in several languages, which prepare the state that an example needs. None are used here.
            - Portman produces a Postman collection, which can be edited and shared. Its tests of contents and its variations of single
              requests can be configured in more detail than here.
            - Respect runs workflows of several steps that a person describes in Arazzo. Only the generated ones are used here.
            """;

    private final int every;
    private final Map<String, String> missing;
    private final List<ComparedTool> tools = new ArrayList<>();
    private final StringBuilder correct = new StringBuilder();
    private final Map<String, Set<String>> servers = new LinkedHashMap<>();
    private final Map<String, Integer> detections = new HashMap<>();
    private final Map<String, Double> seconds = new HashMap<>();
    private final Set<String> undetected = new TreeSet<>();

    ComparisonReport(int every, Map<String, String> missing) {
        this.every = every;
        this.missing = missing;
    }

    /** Adds two runs against the correct server. */
    void correct(ComparedTool tool, List<ToolRun> runs) {
        tools.add(tool);
        ToolRun first = runs.get(0);
        ToolRun second = runs.get(1);
        boolean stable = first.failed().equals(second.failed());
        String result = stable ? first.summary() : "unstable: " + first.summary() + ", then " + second.summary();
        correct.append(line(tool.name(), result, seconds((first.seconds() + second.seconds()) / 2)));
        System.out.println(tool.name() + ": " + result + " " + first.failed());
    }

    /** Adds a run against a faulty server. */
    void faulty(ComparedTool tool, String kind, String fault, boolean detected, double duration) {
        servers.computeIfAbsent(kind, any -> new LinkedHashSet<>()).add(fault);
        detections.merge(kind + tool.name(), detected ? 1 : 0, Integer::sum);
        seconds.merge(tool.name(), duration, Double::sum);
        if (!detected && tool.name().equals(InstalledTools.SUITE)) {
            undetected.add(fault);
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%s, %s: %s, %.1f s",
                tool.name(),
                fault,
                detected ? "detected" : "not detected",
                duration));
    }

    void publish() throws IOException {
        StringBuilder page = new StringBuilder(HEAD.replace("EVERY", "" + every));
        page.append("\n## Tools and settings\n\n");
        tools.forEach(tool -> page.append("- ")
                .append(tool.name())
                .append(": ")
                .append(tool.settings())
                .append(".\n"));
        missing.forEach((name, reason) -> page.append("- ")
                .append(name)
                .append(" was not installed, and is not measured: `")
                .append(reason.replace("`", "'"))
                .append("`.\n"));
        page.append("\n## Correct server\n\n| Tool | Result | Seconds |\n|---|---|---|\n")
                .append(correct);
        page.append("""

                The server is correct, so a test that fails here expects what the contract does not promise for its request: an answer that
                needs another state, such as a number that another agent holds, a wrong credential, or a failure of the server; or a success
                for an agent that does not exist.

                ## Faulty servers

                """);
        page.append("Detected faults by kind.\n\n| Kind of fault | Servers |");
        tools.forEach(tool -> page.append(" ").append(tool.name()).append(" |"));
        page.append("\n|---|---|").append("---|".repeat(tools.size())).append("\n");
        servers.forEach((kind, faults) -> page.append(row(kind, faults.size(), Set.of(kind))));
        int count = servers.values().stream().mapToInt(Set::size).sum();
        page.append(row("all", count, servers.keySet()));
        page.append("\n| Tool | Seconds per faulty server |\n|---|---|\n");
        tools.forEach(tool -> page.append(line(tool.name(), seconds(seconds.getOrDefault(tool.name(), 0.0) / count))));
        page.append("\nNot detected by the suite: ")
                .append(undetected.isEmpty() ? "none" : String.join(", ", undetected))
                .append(".\n");
        Files.writeString(FILE, page.append(END));
    }

    private String row(String name, int count, Set<String> kinds) {
        List<String> cells = new ArrayList<>(List.of(name, "" + count));
        for (ComparedTool tool : tools) {
            cells.add(""
                    + kinds.stream()
                            .mapToInt(kind -> detections.getOrDefault(kind + tool.name(), 0))
                            .sum());
        }
        return line(cells.toArray(String[]::new));
    }

    private static String line(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
