package dev.attachphone.suite.execution;

import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests at the same time, each on a thread of its own.
 *
 * @param target sends the requests
 */
record ConcurrentSender(TargetClient target) {

    /**
     * The result of one request.
     *
     * @param start when it was sent, as {@link System#nanoTime()}
     * @param end when the reply was complete or its absence known, as {@link System#nanoTime()}
     * @param reply the reply; empty if there was none
     * @param failure why there was no reply; null if there was one
     */
    record TimedReply(
            long start,
            long end,
            Optional<TargetReply> reply,
            @Nullable NoResponseException failure) {}

    /**
     * The replies, in the order of the requests.
     *
     * @throws NoResponseException if a request gets no reply
     */
    List<TargetReply> replies(List<TargetRequest> requests) throws NoResponseException {
        List<TargetReply> replies = new ArrayList<>();
        for (TimedReply timed : sendAll(requests)) {
            if (timed.failure() != null) {
                throw timed.failure();
            }
            timed.reply().ifPresent(replies::add);
        }
        return replies;
    }

    /** The results, in the order of the requests. */
    List<TimedReply> sendAll(List<TargetRequest> requests) {
        ExecutorService threads = Executors.newFixedThreadPool(requests.size());
        CountDownLatch start = new CountDownLatch(requests.size());
        try {
            List<Future<TimedReply>> coming = new ArrayList<>();
            for (TargetRequest request : requests) {
                coming.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return shot(request);
                }));
            }
            List<TimedReply> shots = new ArrayList<>();
            for (Future<TimedReply> shot : coming) {
                shots.add(shot.get());
            }
            return shots;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private TimedReply shot(TargetRequest request) {
        long start = System.nanoTime();
        try {
            TargetReply reply = target.send(request);
            return new TimedReply(start, System.nanoTime(), Optional.of(reply), null);
        } catch (NoResponseException e) {
            return new TimedReply(start, System.nanoTime(), Optional.empty(), e);
        }
    }
}
