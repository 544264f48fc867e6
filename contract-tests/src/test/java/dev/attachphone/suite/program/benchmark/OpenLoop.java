package dev.attachphone.suite.program.benchmark;

import dev.attachphone.suite.program.client.KeepAliveConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Sends requests at a fixed rate, whether or not earlier ones have been answered, and measures from the time at which each was due. */
final class OpenLoop {

    private static final int CONNECTIONS = 64;
    private static final int SECONDS = 6;
    private static final int[] PERCENT_OF_HIGHEST = {10, 25, 50, 75, 90, 100};

    private OpenLoop() {}

    /**
     * The latency at one rate.
     *
     * @param percent the rate in percent of the highest throughput
     * @param offered requests per second
     * @param answered answers per second
     * @param medianMillis the median latency
     * @param p99Millis the latency that 99 of 100 requests do not exceed
     */
    record LoadLatency(int percent, double offered, double answered, double medianMillis, double p99Millis) {}

    /** Measures at rates up to the highest throughput. */
    static List<LoadLatency> curve(URI url, double highest, IntFunction<String> requests, AtomicInteger next)
            throws Exception {
        List<LoadLatency> results = new ArrayList<>();
        for (int percent : PERCENT_OF_HIGHEST) {
            results.add(measure(url, percent, highest * percent / 100, requests, next));
        }
        return results;
    }

    private static LoadLatency measure(
            URI url, int percent, double rate, IntFunction<String> requests, AtomicInteger next) throws Exception {
        int count = (int) (rate * SECONDS);
        AtomicInteger due = new AtomicInteger();
        List<Long> nanos = Collections.synchronizedList(new ArrayList<>(count));
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        long start = System.nanoTime();
        try {
            List<Future<Integer>> ends = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                ends.add(clients.submit(() -> {
                    try (KeepAliveConnection connection = new KeepAliveConnection(url)) {
                        for (int j = due.getAndIncrement(); j < count; j = due.getAndIncrement()) {
                            long at = start + (long) (j / rate * 1e9);
                            TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
                            connection.send(requests.apply(next.getAndIncrement()));
                            nanos.add(System.nanoTime() - at);
                        }
                        return 0;
                    }
                }));
            }
            for (Future<Integer> end : ends) {
                end.get();
            }
        } finally {
            clients.shutdownNow();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Collections.sort(nanos);
        return new LoadLatency(
                percent,
                rate,
                count / seconds,
                nanos.get(count / 2) / 1e6,
                nanos.get(Math.min(count - 1, count * 99 / 100)) / 1e6);
    }
}
