package dev.attachphone.suite.run;

import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import java.io.Serial;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests of a run, stops the run when the budget is spent, and records the side effects. Thread-safe. */
public final class RequestBudget implements ExchangeListener {

    private final long budget;
    private final AtomicLong begun = new AtomicLong();
    private final CreatedResources createdResources = new CreatedResources();
    private volatile boolean closed;

    /** A budget of that many requests. */
    public RequestBudget(long budget) {
        this.budget = budget;
    }

    @Override
    public void beforeSend(TargetRequest request) {
        if (closed) {
            throw new RunStoppedException("the run was interrupted");
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

    /** Stops the run before its next request. */
    public void stop() {
        closed = true;
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
    public static final class RunStoppedException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        RunStoppedException(String message) {
            super(message);
        }
    }
}
