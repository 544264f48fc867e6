package dev.attachphone.suite.play;

import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Unanswered;
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
 * Sends requests all at once.
 *
 * @param target where they go
 */
record Volley(Target target) {

    /**
     * What became of one request.
     *
     * @param start when it was sent, in nanoseconds of one clock for all
     * @param end when its reply had come, on the same clock
     * @param reply what came, if anything did
     * @param silence why nothing came, if nothing did
     */
    record Shot(
            long start,
            long end,
            Optional<Reply> reply,
            @Nullable Unanswered silence) {}

    /** The replies, in the order of the requests. */
    List<Reply> replies(List<Request> requests) throws Unanswered {
        List<Reply> replies = new ArrayList<>();
        for (Shot shot : fire(requests)) {
            if (shot.silence() != null) {
                throw shot.silence();
            }
            shot.reply().ifPresent(replies::add);
        }
        return replies;
    }

    /** What became of each request, in their order. */
    List<Shot> fire(List<Request> requests) {
        ExecutorService threads = Executors.newFixedThreadPool(requests.size());
        CountDownLatch start = new CountDownLatch(requests.size());
        try {
            List<Future<Shot>> coming = new ArrayList<>();
            for (Request request : requests) {
                coming.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return shot(request);
                }));
            }
            List<Shot> shots = new ArrayList<>();
            for (Future<Shot> shot : coming) {
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

    private Shot shot(Request request) {
        long start = System.nanoTime();
        try {
            Reply reply = target.send(request);
            return new Shot(start, System.nanoTime(), Optional.of(reply), null);
        } catch (Unanswered e) {
            return new Shot(start, System.nanoTime(), Optional.empty(), e);
        }
    }
}
