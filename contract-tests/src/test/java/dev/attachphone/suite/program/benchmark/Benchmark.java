package dev.attachphone.suite.program.benchmark;

import dev.attachphone.suite.program.process.OperationsServerProcess;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.RestartablePostgresql;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the server with its database and its HTTP library; the profile {@code benchmark} runs it and writes BENCHMARK.md. */
@Tag("measurement")
class Benchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);

    /** How long each kind of request is sent in a round. */
    static final double SECONDS = 2;

    static final int WARM_UP_SECONDS = 40;

    /** Enough to keep the processors busy. */
    private static final int GROUP_CLIENTS = 10;

    private static final int FEW = 32;
    private static final int MANY = 128;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** The index of the next number to attach. */
    private final AtomicInteger next = new AtomicInteger();

    private final ThroughputTable table = new ThroughputTable();

    @Test
    void publish() throws Exception {
        try (RestartablePostgresql postgresql = new RestartablePostgresql(own("data"));
                OperationsServerProcess sqlite = start("sqlite", PackagedProgram.database(folder));
                OperationsServerProcess first = start("first", postgresql.url());
                OperationsServerProcess second = start("second", postgresql.url());
                BareJetty jetty = BareJetty.start();
                SqliteTransactions single = new SqliteTransactions(newSqliteDatabase())) {
            Pgbench pgbench = new Pgbench(postgresql.url(), folder);
            for (OperationsServerProcess server : List.of(first, second, sqlite)) {
                warmUp(server.url());
            }
            for (URI refusing : List.of(sqlite.url(), jetty.url())) {
                new RequestBurst(List.of(refusing), FEW, 401, i -> BenchmarkRequests.withoutToken())
                        .send(new AtomicInteger(), WARM_UP_SECONDS);
            }
            for (int round = 0; round <= ROUNDS; round++) {
                measureRound(first, second, sqlite, jetty, single, pgbench);
                print(round);
                if (round == 0) {
                    table.clear();
                }
            }
            List<OpenLoop.LoadLatency> latencies = OpenLoop.curve(
                    first.url(), table.median("attach, PostgreSQL, " + FEW), BenchmarkRequests::attach, next);
            new BenchmarkReport(
                            table, ROUNDS, latencies, pgbench.version(), measureLargeTable(postgresql), startRatios())
                    .publish();
        }
    }

    private List<BenchmarkReport.StartRatio> startRatios() throws Exception {
        List<String> options = List.of("--demo", "--database", "sqlite:" + folder.resolve("start.db"), "--port");
        List<String> run = new ArrayList<>(List.of(Path.of("..", "run").toString(), "server"));
        run.addAll(options);
        List<String> plain = PackagedProgram.command("server.jar", "serve");
        plain.addAll(options);
        List<String> stock = StartRatios.stockWireMock(folder);
        return List.of(
                new BenchmarkReport.StartRatio(
                        "java -jar server-stub.jar serve", StartRatios.measure(ROUNDS, run, plain, folder)),
                new BenchmarkReport.StartRatio("stock WireMock", StartRatios.measure(ROUNDS, run, stock, folder)));
    }

    /** Lets the compiler of Java finish its work, which takes tens of thousands of requests. */
    private void warmUp(URI url) throws Exception {
        new RequestBurst(List.of(url), MANY, 200, BenchmarkRequests::attach).send(next, WARM_UP_SECONDS);
    }

    private void measureRound(
            OperationsServerProcess first,
            OperationsServerProcess second,
            OperationsServerProcess sqlite,
            BareJetty jetty,
            SqliteTransactions single,
            Pgbench pgbench)
            throws Exception {
        for (int connections : new int[] {FEW, MANY}) {
            table.add("pgbench, " + connections, pgbench.attachesPerSecond(connections, SECONDS));
            attach("attach, PostgreSQL, " + connections, List.of(first.url()), connections);
        }
        int attached = next.get();
        measure("retry, PostgreSQL", first.url(), 200, i -> BenchmarkRequests.attach(attached - 1 - i % 1_000));
        measure("conflict, PostgreSQL", first.url(), 409, i -> BenchmarkRequests.conflict(attached - 1 - i % 1_000));
        attach("attach, two servers on PostgreSQL", List.of(first.url(), second.url()), FEW);
        table.add("pgbench, sixteen", pgbench.groupedAttachesPerSecond(GROUP_CLIENTS, SECONDS));
        attach("attach, SQLite", List.of(sqlite.url()), FEW);
        table.add("one by one, SQLite", single.attachesPerSecond(1, SECONDS));
        table.add("sixteen, SQLite", single.attachesPerSecond(16, SECONDS));
        measure("refused, server", sqlite.url(), 401, i -> BenchmarkRequests.withoutToken());
        measure("bare Jetty", jetty.url(), 401, i -> BenchmarkRequests.withoutToken());
        IntFunction<String> lookup = i -> BenchmarkRequests.lookup(attached - 1 - i % 1_000);
        measure("lookup, PostgreSQL", first.operations(), 200, lookup);
        table.addBound("bound, PostgreSQL", "refused, server", "pgbench, sixteen");
        table.addBound("bound, SQLite", "refused, server", "sixteen, SQLite");
    }

    private FilledDatabase.CostRatio measureLargeTable(RestartablePostgresql postgresql) throws Exception {
        try (FilledDatabase small = FilledDatabase.create(postgresql, "small", FilledDatabase.FEW_ROWS, own("small"));
                FilledDatabase large =
                        FilledDatabase.create(postgresql, "large", FilledDatabase.MANY_ROWS, own("large"))) {
            warmUp(small.url());
            warmUp(large.url());
            for (int round = 0; round < ROUNDS; round++) {
                // The burst before it has added rows.
                small.reset();
                if (round % 2 == 0) {
                    attach("attach, small table", List.of(small.url()), FEW);
                }
                attach("attach, large table", List.of(large.url()), FEW);
                if (round % 2 == 1) {
                    attach("attach, small table", List.of(small.url()), FEW);
                }
                print(round);
            }
        }
        return new FilledDatabase.CostRatio(table.ratios("attach, small table", "attach, large table"));
    }

    private void attach(String what, List<URI> urls, int connections) throws Exception {
        RequestBurst burst = new RequestBurst(urls, connections, 200, BenchmarkRequests::attach);
        // The first attaches after a pause are slower; pgbench is warmed up in each round, too.
        burst.send(next, SECONDS);
        table.add(what, burst.send(next, SECONDS));
    }

    private void measure(String what, URI url, int status, IntFunction<String> requests) throws Exception {
        table.add(what, new RequestBurst(List.of(url), FEW, status, requests).send(new AtomicInteger(), SECONDS));
    }

    private void print(int round) {
        System.out.println(String.format(Locale.ROOT, "Round %d of %d: %s", round, ROUNDS, table));
    }

    private Path newSqliteDatabase() throws Exception {
        Path file = folder.resolve("single.db");
        start("single", "sqlite:" + file).close();
        return file;
    }

    private OperationsServerProcess start(String name, String database) throws IOException {
        return OperationsServerProcess.start(own(name), database, List.of());
    }

    private Path own(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}
