package dev.attachphone.suite.program.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Writes BENCHMARK.md of the sandbox. */
final class SandboxBenchmarkReport {

    private static final Path FILE = Path.of("..", "mock-server", "BENCHMARK.md");

    private static final String HEAD = """
            # Benchmark of the sandbox

            Written by

            ```
            ./mvnw -Pbenchmark -DskipUnitTests verify -Dit.test=SandboxBenchmark
            ```

            The machine has CORES cores, which the client and all servers share. The load average, with the benchmark itself, was LOAD at the
            end. Java JAVA.

            ## Throughput

            The throughput of a server divided by that of Jetty 12.1 with a handler of a few lines, which reads the request and always sends the
            answer to an attach. Both are measured one after the other in each round: median of ROUNDS rounds, and the lowest and the highest.
            Before the measurement, each server answered WARMUP requests, Prism a twentieth of them.
            CONNECTIONS connections each send one request after the other.

            - "attach" repeats the attach of one number, "new number" attaches another number each time, "conflict" attaches the number of
              another agent, and "refusal" names an unknown provider.
            - "./run sandbox" keeps state, journal and integration card, and explains each answer.
            - "stock WireMock" is wiremock-standalone 3.13.2 with the exported mappings, without request journal and logging. It keeps no
              state, so a conflict is an attach there.
            - "Prism" is prism-cli 5.14.2 with the contract. It is missing if npm cannot install it.

            | server | kind | median | range |
            |---|---|---|---|
            """;

    private final ThroughputTable table;
    private final int rounds;
    private final int connections;
    private final StringBuilder throughput = new StringBuilder();
    private final StringBuilder memory = new StringBuilder();
    private String starts = "";

    SandboxBenchmarkReport(ThroughputTable table, int rounds, int connections) {
        this.table = table;
        this.rounds = rounds;
        this.connections = connections;
    }

    /** Adds the throughput of a server for each kind of request. */
    void peer(String name, Collection<String> kinds) {
        for (String kind : kinds) {
            throughput.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s |\n",
                    name,
                    kind,
                    ThroughputTable.summary(table.ratios(kind + ", " + name, kind + ", bare Jetty"))));
        }
    }

    /** Sets the sorted ratios of the times to the first answer. */
    void starts(List<Double> ratios) {
        starts = ThroughputTable.summary(ratios);
    }

    /** Adds the memory of a server after equal parts of the requests, in KiB. */
    void memory(String name, int requests, List<Long> samples, long peak) {
        memory.append(String.format(
                Locale.ROOT,
                "| `%s` | %,d | %d MiB | %d MiB | %d MiB |\n",
                name,
                requests,
                samples.get(samples.size() - 1) / 1024,
                Collections.max(samples) / 1024,
                peak / 1024));
    }

    void publish() throws IOException {
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
        Files.writeString(
                FILE,
                HEAD.replace("CORES", "" + Runtime.getRuntime().availableProcessors())
                                .replace("LOAD", load)
                                .replace("JAVA", "" + Runtime.version().feature())
                                .replace("ROUNDS", "" + rounds)
                                .replace("WARMUP", String.format(Locale.ROOT, "%,d", SandboxBenchmark.WARM_UP_REQUESTS))
                                .replace("CONNECTIONS", "" + connections)
                        + throughput
                        + """

                        ## Time to the first answer

                        From the start of the process to the answer to an attach, `./run sandbox` divided by stock WireMock on the exported
                        mappings: median %s.

                        ## Resident memory

                        After attaches of new numbers. The samples were taken after each twentieth of the requests.

                        | started by | requests | at the end | highest sample | highest ever |
                        |---|---|---|---|---|
                        """.formatted(starts.replace(" | ", ", range "))
                        + memory);
    }
}
