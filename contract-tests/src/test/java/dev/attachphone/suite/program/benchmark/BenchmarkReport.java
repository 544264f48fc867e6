package dev.attachphone.suite.program.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Writes BENCHMARK.md.
 *
 * @param rates the measured values
 * @param rounds the number of rounds
 * @param latencies the latencies by offered load
 * @param pgbench the version of pgbench
 * @param largeTable the cost of an attach in a large table
 * @param starts the times to the first attach
 */
record BenchmarkReport(
        ThroughputTable rates,
        int rounds,
        List<OpenLoop.LoadLatency> latencies,
        String pgbench,
        FilledDatabase.CostRatio largeTable,
        List<StartRatio> starts) {

    /**
     * The time to the first attach of {@code ./run server}, divided by that of another program.
     *
     * @param other the other program
     * @param ratios the ratio of each round, sorted
     */
    record StartRatio(String other, List<Double> ratios) {}

    private static final Path FILE = Path.of("..", "server-stub", "BENCHMARK.md");

    private static final String HEAD = """
            # Benchmark of the server

            Written by

            ```
            ./mvnw -Pbenchmark -DskipUnitTests verify -Dit.test=Benchmark -Dbenchmark.rounds=ROUNDS
            ```

            The machine has CORES cores, and ran the clients, the servers and PostgreSQL 18 (on the same disk, every commit durable) together,
            on Java JAVA. The peers are PGBENCH, SQLite through JDBC, and Jetty with a handler of a few lines.

            ## Throughput

            The table has ratios of throughputs that were measured in the same round: the median of ROUNDS rounds, and the lowest and the highest
            round. Servers were warmed up for SERVER_WARM_UP seconds before the first round. In each round attaches were sent for
            ATTACH_WARM_UP seconds, and pgbench ran for SESSION_WARM_UP seconds, before they were measured. Each client sends one request
            after the other; there are 32 clients unless another number is given.

            - "attach" attaches one new number, "retry" repeats an attach, "conflict" attaches a number of another agent.
            - "pgbench" attaches one number in one transaction: it looks up a credential, and inserts the attachment and its history.
            - "one by one, SQLite" inserts the same rows in one transaction for each number, with SQLite's default cache and checkpoints.
            - "refused, server" is an attach without a credential, and "bare Jetty" reads the same request and sends the same answer.
            - "bound" is the throughput if an attach cost a refused request and a sixteenth of a transaction with sixteen attaches, sent by
              pgbench or JDBC, and nothing else: all of them share the processors.
            - "lookup" is `GET /numbers/{number}` on the operations port.

            | throughput of | divided by that of | median | range |
            |---|---|---|---|
            """;

    /** The page from here on is written by hand. */
    private static final String HAND_WRITTEN = "\n## What limits the throughput\n";

    private static final String LATENCY = """

            ## Latency by offered load

            Attaches of single numbers on PostgreSQL, sent at a fixed rate on 64 connections whether or not earlier ones have been answered. The
            latency of a request begins when it was due. The load is in percent of the highest throughput above.

            | load | answered | p50 | p99 | p99 / p50 |
            |---|---|---|---|---|
            """;

    private static final String START = """

            ## Start

            The time from the start of the process to the answer to an attach, on SQLite.

            | time of | divided by that of | median | range |
            |---|---|---|---|
            """;

    void publish() throws IOException {
        StringBuilder page = new StringBuilder(
                HEAD.replace("CORES", "" + Runtime.getRuntime().availableProcessors())
                        .replace("JAVA", "" + Runtime.version().feature())
                        .replace("PGBENCH", pgbench)
                        .replace("SERVER_WARM_UP", "" + Benchmark.WARM_UP_SECONDS)
                        .replace("ATTACH_WARM_UP", "" + Math.round(Benchmark.SECONDS))
                        .replace("SESSION_WARM_UP", "" + Pgbench.WARM_UP_SECONDS)
                        .replace("ROUNDS", "" + rounds));
        page.append(rates.ratio("attach, PostgreSQL, 32", "pgbench, 32"));
        page.append(rates.ratio("attach, PostgreSQL, 128", "pgbench, 128"));
        page.append(rates.ratio("bound, PostgreSQL", "pgbench, 32"));
        page.append(rates.ratio("retry, PostgreSQL", "attach, PostgreSQL, 32"));
        page.append(rates.ratio("conflict, PostgreSQL", "attach, PostgreSQL, 32"));
        page.append(rates.ratio("attach, two servers on PostgreSQL", "attach, PostgreSQL, 32"));
        page.append(rates.ratio("attach, SQLite", "one by one, SQLite"));
        page.append(rates.ratio("bound, SQLite", "one by one, SQLite"));
        page.append(rates.ratio("refused, server", "bare Jetty"));
        page.append(rates.ratio("lookup, PostgreSQL", "attach, PostgreSQL, 32"));
        page.append(LATENCY);
        for (OpenLoop.LoadLatency result : latencies) {
            page.append(String.format(
                    Locale.ROOT,
                    "| %d %% | %.0f %% | %.1f ms | %.1f ms | %.1f |\n",
                    result.percent(),
                    100 * result.answered() / result.offered(),
                    result.medianMillis(),
                    result.p99Millis(),
                    result.p99Millis() / result.medianMillis()));
        }
        page.append(chart());
        page.append(largeTable.section());
        page.append(START);
        for (StartRatio start : starts) {
            page.append(
                    "| ./run server | %s | %s |\n".formatted(start.other(), ThroughputTable.summary(start.ratios())));
        }
        String before = Files.readString(FILE);
        page.append(before.substring(before.indexOf(HAND_WRITTEN)));
        Files.writeString(FILE, page);
    }

    private String chart() {
        return String.join(
                "\n",
                "",
                "```mermaid",
                "xychart-beta",
                "  title \"Latency in milliseconds: p50 (lower line) and p99 (upper line)\"",
                "  x-axis \"offered load in percent of the highest throughput\" [" + line(OpenLoop.LoadLatency::percent)
                        + "]",
                "  y-axis \"milliseconds\"",
                "  line [" + line(OpenLoop.LoadLatency::medianMillis) + "]",
                "  line [" + line(OpenLoop.LoadLatency::p99Millis) + "]",
                "```",
                "");
    }

    private String line(ToDoubleFunction<OpenLoop.LoadLatency> value) {
        return latencies.stream()
                .map(result -> String.format(Locale.ROOT, "%.1f", value.applyAsDouble(result)))
                .collect(Collectors.joining(", "));
    }
}
