package dev.attachphone.suite.run;

import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import java.io.Serial;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts the requests of a run, stops the run when the budget is spent, and records the side effects. Thread-safe. */
public final class RequestBudget implements ExchangeListener {

    private final long budget;
    private final AtomicLong begun = new AtomicLong();
    private final CreatedResources createdResources = new CreatedResources();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable String stopped;

    /** A budget of that many requests. */
    public RequestBudget(long budget) {
        this.budget = budget;
    }

    @Override
    public void beforeSend(TargetRequest request) {
        String reason = stopped;
        if (reason != null) {
            throw new RunStoppedException(reason);
        }
        if (begun.incrementAndGet() > budget) {
            begun.decrementAndGet();
            throw new RunStoppedException("the budget of " + budget + " requests is spent");
        }
    }

    @Override
    public void afterReply(TargetRequest request, TargetReply reply) {
        createdResources.recordResponse(reply);
    }

    /**
     * Stops the run before its next request.
     *
     * @param reason the reason as a sentence
     */
    public void stop(String reason) {
        stopped = reason;
        ended.countDown();
    }

    /** Waits for that time, or until the run is stopped. */
    void await(Duration time) {
        try {
            ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isStopped() {
        return stopped != null;
    }

    /** The number of requests sent. */
    public long sent() {
        return begun.get();
    }

    /** The side effects of the requests. */
    public CreatedResources effects() {
        return createdResources;
    }

    /** Signals that no further request can be sent. The message tells the reason. */
    public static class RunStoppedException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        RunStoppedException(String message) {
            super(message);
        }
    }

    /** Signals that the target throttles for too long. */
    public static final class ThrottledException extends RunStoppedException {

        @Serial
        private static final long serialVersionUID = 1;

        ThrottledException(String message) {
            super(message);
        }
    }
}
