package dev.attachphone.suite.program.benchmark;

import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the sandbox with other servers that give the same answers; the profile {@code benchmark} runs it and writes its page. */
@Tag("measurement")
class SandboxBenchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
    // Java compiles during about the first half of them.
    static final int WARM_UP_REQUESTS = Integer.getInteger("benchmark.warmup", 400_000);
    private static final int MEMORY_REQUESTS = Integer.getInteger("benchmark.requests", 1_000_000);
    private static final double SECONDS = 2;
    private static final int CONNECTIONS = 32;
    private static final int PARTS = 20;

    private static final String BARE_ANSWER =
            "{\"error\":false,\"code\":200,\"message\":\"Phone number attached successfully\","
                    + "\"timestamp\":1769244619292,\"data\":{\"agent_id\":\"agent_abc123xyz\",\"phone_numbers\":[\"+41000000007\"],"
                    + "\"provider\":\"san\",\"attached_at\":\"2026-01-24T10:30:19Z\",\"status\":\"active\"}}";

    private static final String PRISM = "@stoplight/prism-cli@5.14.2";

    /**
     * A kind of request.
     *
     * @param status the status of a server that keeps state
     * @param stateless the status of a server without state
     * @param requests returns the request with an index
     */
    private record RequestKind(int status, int stateless, IntFunction<String> requests) {}

    private static final Map<String, RequestKind> KINDS = kinds();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** The index of the next number to attach. Index 0 is the one that the other kinds use. */
    private final AtomicInteger next = new AtomicInteger(WARM_UP_REQUESTS + 1);

    private final ThroughputTable table = new ThroughputTable();

    private static Map<String, RequestKind> kinds() {
        Map<String, RequestKind> kinds = new LinkedHashMap<>();
        kinds.put("attach", new RequestKind(200, 200, i -> BenchmarkRequests.attach(0)));
        kinds.put("conflict", new RequestKind(409, 200, i -> BenchmarkRequests.conflict(0)));
        kinds.put("refusal", new RequestKind(422, 422, i -> BenchmarkRequests.withUnknownProvider()));
        kinds.put("new number", new RequestKind(200, 200, BenchmarkRequests::attach));
        return kinds;
    }

    @Test
    void publish() throws Exception {
        List<String> stock = StartRatios.stockWireMock(folder);
        List<String> run = List.of(Path.of("..", "run").toString(), "sandbox", "--port");
        SandboxBenchmarkReport report = new SandboxBenchmarkReport(table, ROUNDS, CONNECTIONS);
        Map<String, MeasuredProgram> programs = new LinkedHashMap<>();
        try (BareJetty jetty = BareJetty.start(200, BARE_ANSWER)) {
            programs.put("./run sandbox", started("run", run));
            programs.put("stock WireMock", started("stock", stock));
            List<String> prism = prism();
            if (!prism.isEmpty()) {
                programs.put("Prism", started("prism", prism));
            }
            new RequestBurst(List.of(jetty.url()), CONNECTIONS, 200, BenchmarkRequests::attach)
                    .send(1, WARM_UP_REQUESTS);
            for (Map.Entry<String, MeasuredProgram> program : programs.entrySet()) {
                warmUp(program.getValue(), program.getKey().equals("Prism") ? WARM_UP_REQUESTS / 20 : WARM_UP_REQUESTS);
            }
            for (int round = 0; round <= ROUNDS; round++) {
                for (Map.Entry<String, RequestKind> kind : KINDS.entrySet()) {
                    table.add(kind.getKey() + ", bare Jetty", burst(jetty.url(), 200, kind.getValue()));
                    for (Map.Entry<String, MeasuredProgram> program : programs.entrySet()) {
                        boolean keepsState = program.getKey().equals("./run sandbox");
                        int status = keepsState
                                ? kind.getValue().status()
                                : kind.getValue().stateless();
                        table.add(
                                kind.getKey() + ", " + program.getKey(),
                                burst(program.getValue().url(), status, kind.getValue()));
                    }
                }
                System.out.println(String.format(Locale.ROOT, "Round %d of %d: %s", round, ROUNDS, table));
                if (round == 0) {
                    table.clear();
                }
            }
            programs.keySet().forEach(name -> report.peer(name, KINDS.keySet()));
        } finally {
            for (MeasuredProgram program : programs.values()) {
                program.close();
            }
        }
        report.starts(StartRatios.measure(ROUNDS, run, stock, folder));
        measureMemory(report, "./run sandbox", run);
        List<String> plain = PackagedProgram.command("sandbox.jar", "--port");
        measureMemory(report, "java -jar mock-server.jar", plain);
        report.publish();
    }

    private double burst(URI url, int status, RequestKind kind) throws IOException {
        return new RequestBurst(List.of(url), CONNECTIONS, status, kind.requests()).send(next, SECONDS);
    }

    private static void warmUp(MeasuredProgram program, int requests) throws IOException {
        List<RequestKind> kinds = KINDS.values().stream()
                .filter(kind -> kind.status() == kind.stateless())
                .toList();
        for (RequestKind kind : kinds) {
            new RequestBurst(List.of(program.url()), CONNECTIONS, kind.status(), kind.requests())
                    .send(1, requests / kinds.size());
        }
    }

    private void measureMemory(SandboxBenchmarkReport report, String name, List<String> command) throws Exception {
        try (MeasuredProgram program = started("memory", command)) {
            List<Long> samples = new ArrayList<>();
            for (int part = 0; part < PARTS; part++) {
                int count = MEMORY_REQUESTS / PARTS;
                new RequestBurst(List.of(program.url()), CONNECTIONS, 200, BenchmarkRequests::attach)
                        .send(1 + part * count, count);
                samples.add(program.memory().resident());
            }
            report.memory(name, MEMORY_REQUESTS, samples, program.memory().peak());
        }
    }

    /** The command that starts Prism; empty if it cannot be installed. */
    private List<String> prism() throws Exception {
        Path packages = Files.createDirectory(folder.resolve("npm"));
        try {
            ProcessResult result =
                    ProcessResult.in(packages, List.of("npm", "install", "--silent", "--no-audit", "--no-fund", PRISM));
            if (result.exit() != 0) {
                System.out.println("Prism is not measured: " + result.errors());
                return List.of();
            }
        } catch (IOException e) {
            System.out.println("Prism is not measured: " + e.getMessage());
            return List.of();
        }
        return List.of(
                packages.resolve("node_modules/.bin/prism").toString(),
                "mock",
                "--verboseLevel",
                "error",
                Path.of("..", "openapi", "attach-phone-number.yaml").toString(),
                "-h",
                "127.0.0.1",
                "-p");
    }

    private MeasuredProgram started(String name, List<String> command) throws Exception {
        return MeasuredProgram.start(command, folder.resolve(name + ".txt"));
    }
}
