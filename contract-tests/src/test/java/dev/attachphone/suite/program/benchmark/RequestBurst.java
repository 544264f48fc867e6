package dev.attachphone.suite.program.benchmark;

import dev.attachphone.suite.program.client.KeepAliveConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * A sequence of requests, each of which must be answered with a status.
 *
 * @param urls the targets, used alternately by the connections
 * @param connections the number of connections; each sends one request after the other
 * @param status the expected status
 * @param requests returns the bytes of the request with an index
 */
record RequestBurst(List<URI> urls, int connections, int status, IntFunction<String> requests) {

    /** Sends a number of requests from the first index on and returns the answers per second. */
    double send(int first, int count) throws Exception {
        AtomicInteger next = new AtomicInteger(first);
        return send(next, () -> next.get() < first + count);
    }

    /** Sends requests for a time, and returns the answers per second. */
    double send(AtomicInteger next, double seconds) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return send(next, () -> System.nanoTime() - end < 0);
    }

    private double send(AtomicInteger next, BooleanSupplier goesOn) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Integer>> ends = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < connections; i++) {
                URI url = urls.get(i % urls.size());
                ends.add(clients.submit(() -> sendWhile(goesOn, url, next)));
            }
            int sent = 0;
            for (Future<Integer> end : ends) {
                sent += end.get();
            }
            return sent * 1e9 / (System.nanoTime() - start);
        } finally {
            clients.shutdownNow();
        }
    }

    private int sendWhile(BooleanSupplier goesOn, URI url, AtomicInteger next) throws Exception {
        int sent = 0;
        try (KeepAliveConnection connection = new KeepAliveConnection(url)) {
            while (goesOn.getAsBoolean()) {
                String request = requests.apply(next.getAndIncrement());
                int answered = connection.send(request);
                if (answered != status) {
                    throw new IllegalStateException(answered + " to " + request);
                }
                sent++;
            }
            return sent;
        }
    }
}
