package dev.attachphone.suite.play;

import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Unanswered;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends requests all at once.
 *
 * @param target where they go
 */
record Volley(Target target) {

    /** The replies, in the order of the requests. */
    List<Reply> fire(List<Request> requests) throws Unanswered {
        ExecutorService threads = Executors.newFixedThreadPool(requests.size());
        CountDownLatch start = new CountDownLatch(requests.size());
        try {
            List<Future<Reply>> coming = new ArrayList<>();
            for (Request request : requests) {
                coming.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return target.send(request);
                }));
            }
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> reply : coming) {
                replies.add(reply.get());
            }
            return replies;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unanswered unanswered) {
                throw unanswered;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
