package dev.attachphone.suite.program.benchmark;

import dev.attachphone.suite.program.client.KeepAliveConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * A sequence of requests, each of which must be answered with 200.
 *
 * @param urls the targets, used alternately by the connections
 * @param requests returns the bytes of the request with an index
 */
record RequestBurst(List<URI> urls, IntFunction<String> requests) {

    static final int CONNECTIONS = 8;

    /** Sends requests from the first index on and returns the answers per second. */
    double send(int first, int count) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            AtomicInteger next = new AtomicInteger(first);
            List<Future<?>> ends = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < CONNECTIONS; i++) {
                URI url = urls.get(i % urls.size());
                ends.add(clients.submit(() -> sendUntil(url, next, first + count)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            return count * 1e9 / (System.nanoTime() - start);
        } finally {
            clients.shutdownNow();
        }
    }

    private boolean sendUntil(URI url, AtomicInteger next, int end) throws Exception {
        try (KeepAliveConnection connection = new KeepAliveConnection(url)) {
            for (int i = next.getAndIncrement(); i < end; i = next.getAndIncrement()) {
                int status = connection.send(requests.apply(i));
                if (status != 200) {
                    throw new IllegalStateException(status + " to " + requests.apply(i));
                }
            }
            return true;
        }
    }
}
