package dev.attachphone.suite.program.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page on which a benchmark of the server is published.
 *
 * @param rates what was measured
 * @param rounds in how many rounds
 */
record BenchmarkReport(ThroughputTable rates, int rounds) {

    private static final Path FILE = Path.of("..", "server-stub", "BENCHMARK.md");

    private static final String HEAD = """
            # Who answers a number, and how that compares

            Written by

            ```
            ./mvnw -Pbenchmark -DskipTests verify -Dit.test=Benchmark -Dfailsafe.failIfNoSpecifiedTests=false
            ```

            **The machine was shared**, CORES cores with other work, and the clients, the servers and PostgreSQL (18, on the same disk, every commit
            durable) ran on it together. So there are no figures for a second here, only how many times as many requests of the one kind
            were answered as of the other, both measured in the same round, by CLIENTS clients that each send one request after the other.
            Medians of ROUNDS rounds after one that does not count, with the lowest and the highest round.

            "Who answers" is `GET /numbers/{number}` on the operations port, for numbers just attached; "attach" is one new number in a
            request; "live" is `GET /health/live`, which asks no database and so is what HTTP itself costs.

            | requests a second of | over those of | median | rounds |
            |---|---|---|---|
            """;

    void publish() throws IOException {
        StringBuilder page = new StringBuilder(
                HEAD.replace("CORES", "" + Runtime.getRuntime().availableProcessors())
                        .replace("CLIENTS", "" + RequestBurst.CONNECTIONS)
                        .replace("ROUNDS", "" + rounds));
        for (String server : Benchmark.SERVERS) {
            page.append(rates.ratio("who answers, " + server, "attach, " + server));
            page.append(rates.ratio("who answers, " + server, "live, " + server));
        }
        for (String what : new String[] {"attach, ", "who answers, "}) {
            page.append(rates.ratio(what + Benchmark.SQLITE, what + Benchmark.ONE));
            page.append(rates.ratio(what + Benchmark.TWO, what + Benchmark.ONE));
        }
        Files.writeString(FILE, page);
    }
}
