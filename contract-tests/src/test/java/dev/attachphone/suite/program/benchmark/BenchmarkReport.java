package dev.attachphone.suite.program.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes BENCHMARK.md.
 *
 * @param rates the measured values
 * @param rounds the number of rounds
 */
record BenchmarkReport(ThroughputTable rates, int rounds) {

    private static final Path FILE = Path.of("..", "server-stub", "BENCHMARK.md");

    private static final String HEAD = """
            # Benchmark: lookups and attaches

            Written by

            ```
            ./mvnw -Pbenchmark -DskipUnitTests verify -Dit.test=Benchmark
            ```

            The machine has CORES cores, was shared with other work, and ran the clients, the servers and PostgreSQL 18 (on the same disk, every
            commit durable) together. The table therefore has ratios of throughputs that were measured in the same round, by CLIENTS clients
            that send sequential requests: the median of ROUNDS rounds after a warm-up, and the lowest and the highest round.

            "lookup" is `GET /numbers/{number}` on the operations port for numbers that were just attached, "attach" attaches one new number,
            and "live" is `GET /health/live`, which uses no database and shows the cost of HTTP.

            | throughput of | divided by that of | median | range |
            |---|---|---|---|
            """;

    void publish() throws IOException {
        StringBuilder page = new StringBuilder(
                HEAD.replace("CORES", "" + Runtime.getRuntime().availableProcessors())
                        .replace("CLIENTS", "" + RequestBurst.CONNECTIONS)
                        .replace("ROUNDS", "" + rounds));
        for (String server : Benchmark.SERVERS) {
            page.append(rates.ratio("lookup, " + server, "attach, " + server));
            page.append(rates.ratio("lookup, " + server, "live, " + server));
        }
        for (String what : new String[] {"attach, ", "lookup, "}) {
            page.append(rates.ratio(what + Benchmark.SQLITE, what + Benchmark.ONE));
            page.append(rates.ratio(what + Benchmark.TWO, what + Benchmark.ONE));
        }
        Files.writeString(FILE, page);
    }
}
