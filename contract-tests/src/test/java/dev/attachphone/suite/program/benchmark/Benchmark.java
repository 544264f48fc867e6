package dev.attachphone.suite.program.benchmark;

import dev.attachphone.suite.program.process.OperationsServerProcess;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.RestartablePostgresql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares operations and databases of the server; the profile {@code benchmark} runs it and writes BENCHMARK.md. */
@Tag("measurement")
class Benchmark {

    static final String SQLITE = "SQLite";
    static final String ONE = "PostgreSQL";
    static final String TWO = "two servers on PostgreSQL";
    static final List<String> SERVERS = List.of(SQLITE, ONE, TWO);

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);

    // So that two series on one database attach different numbers.
    private static final int APART = 1_000_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void publish() throws Exception {
        new BenchmarkReport(rates(), ROUNDS).publish();
    }

    private ThroughputTable rates() throws Exception {
        try (RestartablePostgresql database = new RestartablePostgresql(own("data"));
                OperationsServerProcess sqlite = start("sqlite", PackagedProgram.database(folder));
                OperationsServerProcess first = start("first", database.url());
                OperationsServerProcess second = start("second", database.url())) {
            List<ServerThroughput> all = List.of(
                    new ServerThroughput(SQLITE, List.of(sqlite), 0),
                    new ServerThroughput(ONE, List.of(first), 0),
                    new ServerThroughput(TWO, List.of(first, second), APART));
            ThroughputTable warmUp = new ThroughputTable();
            ThroughputTable throughputTable = new ThroughputTable();
            for (int round = 0; round <= ROUNDS; round++) {
                for (ServerThroughput each : all) {
                    each.measure(round == 0 ? warmUp : throughputTable);
                }
            }
            return throughputTable;
        }
    }

    private OperationsServerProcess start(String name, String database) throws IOException {
        return OperationsServerProcess.start(own(name), database, List.of());
    }

    private Path own(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}
