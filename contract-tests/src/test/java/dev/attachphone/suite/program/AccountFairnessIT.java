package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.DemoWorld.DemoAccount;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.program.client.HealthClient;
import dev.attachphone.suite.program.client.KeepAliveConnection;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.SharedPostgresql;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One account sends the largest allowed requests on many connections; another account is served nearly as on an idle server. */
@Tag("integration")
@Tag("full")
class AccountFairnessIT {

    private static final Operation ATTACH = Contract.load().operation("attachPhoneNumber");

    private static final int GREEDY_CONNECTIONS = 16;
    private static final int WARM_UP_REQUESTS = 500;
    private static final int REQUESTS = 500;
    private static final int PAUSE_MILLIS = 5;
    private static final int GREATEST_RATIO = 10;

    /** On a very quick machine, single pauses of the collector or the disk would decide. */
    private static final double LEAST_IDLE_MILLIS = 10;

    /** Other work of the machine can disturb a measurement, so that the best one counts. A server that is not fair fails all. */
    private static final int MEASUREMENTS = 3;

    private static final int MOST_NUMBERS = Contract.load().maxNumbers();
    private static final DemoAccount GREEDY = DemoWorld.load().accounts().get(0);
    private static final DemoAccount OTHER = DemoWorld.load().accounts().get(1);

    private final AtomicInteger nextNumber = new AtomicInteger();

    @Test
    void sqliteServesAnotherAccountInTurn(@TempDir Path folder) throws Exception {
        try (PackagedProgram server = PackagedProgram.server(folder)) {
            requireFairness(server);
        }
    }

    @Test
    @Tag("database")
    void postgresqlServesAnotherAccountInTurn(@TempDir Path folder) throws Exception {
        String database = SharedPostgresql.url("postgres", SharedPostgresql.newDatabase());
        try (PackagedProgram server = PackagedProgram.server(folder, database)) {
            requireFairness(server);
        }
    }

    private void requireFairness(PackagedProgram server) throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (KeepAliveConnection connection = new KeepAliveConnection(server.url())) {
            latencies(connection, WARM_UP_REQUESTS, 0);
            double idle = p99(latencies(connection, REQUESTS, PAUSE_MILLIS));
            AtomicInteger greedyAnswers = new AtomicInteger();
            List<Future<?>> others = new ArrayList<>();
            for (int i = 0; i < GREEDY_CONNECTIONS; i++) {
                others.add(threads.submit(() -> sendLargestRequests(server, isOver, greedyAnswers)));
            }
            Future<Integer> readiness = threads.submit(() -> checkReadiness(server, isOver));
            while (greedyAnswers.get() < GREEDY_CONNECTIONS && others.stream().noneMatch(Future::isDone)) {
                Thread.sleep(PAUSE_MILLIS);
            }
            double limit = GREATEST_RATIO * Math.max(idle, LEAST_IDLE_MILLIS);
            double busy = Double.MAX_VALUE;
            for (int measurement = 0; measurement < MEASUREMENTS && busy > limit; measurement++) {
                busy = Math.min(busy, p99(latencies(connection, REQUESTS, PAUSE_MILLIS)));
            }
            int served = greedyAnswers.get();
            isOver.set(true);
            for (Future<?> other : others) {
                other.get();
            }
            System.out.printf(
                    Locale.ROOT,
                    "p99 idle %.1f ms, with %d requests of %d numbers %.1f ms; %d readiness checks%n",
                    idle,
                    served,
                    MOST_NUMBERS,
                    busy,
                    readiness.get());
            assertTrue(served > 2 * GREEDY_CONNECTIONS, "only " + served + " large requests were answered");
            assertTrue(busy <= limit, "p99 " + busy + " ms, on an idle server " + idle + " ms");
        } finally {
            isOver.set(true);
            threads.shutdownNow();
        }
    }

    private Void sendLargestRequests(PackagedProgram server, AtomicBoolean isOver, AtomicInteger answers)
            throws IOException {
        try (KeepAliveConnection connection = new KeepAliveConnection(server.url())) {
            while (!isOver.get()) {
                assertEquals(200, connection.send(attach(GREEDY, MOST_NUMBERS)));
                answers.incrementAndGet();
            }
        }
        return null;
    }

    private static int checkReadiness(PackagedProgram server, AtomicBoolean isOver) throws Exception {
        HealthClient client = new HealthClient(server.target());
        int checks = 0;
        while (!isOver.get()) {
            assertEquals(200, client.status("/health/ready"));
            checks++;
            Thread.sleep(100);
        }
        return checks;
    }

    private List<Double> latencies(KeepAliveConnection connection, int requests, int pauseMillis) throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            Thread.sleep(pauseMillis);
            long begin = System.nanoTime();
            assertEquals(200, connection.send(attach(OTHER, 1)));
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        return millis;
    }

    private static double p99(List<Double> millis) {
        Collections.sort(millis);
        return millis.get(millis.size() * 99 / 100);
    }

    private String attach(DemoAccount account, int numbers) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("agent_id", account.agents().get(0))
                .put("provider", account.providers().get(0));
        ArrayNode sent = body.putArray("numbers");
        for (int i = 0; i < numbers; i++) {
            sent.add("+4" + (1_000_000_000L + nextNumber.getAndIncrement()));
        }
        return "POST " + ATTACH.path()
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\ntoken: " + account.token()
                + "\r\nContent-Length: " + body.toString().length() + "\r\n\r\n" + body;
    }
}
