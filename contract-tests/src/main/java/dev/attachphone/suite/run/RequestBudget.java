package dev.attachphone.suite.run;

import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import java.io.Serial;
import java.util.concurrent.atomic.AtomicLong;

/** Counts requests, stops them when the budget is spent, and notes what they leave behind. */
public final class RequestBudget implements ExchangeListener {

    private final long budget;
    private final AtomicLong begun = new AtomicLong();
    private final SideEffects sideEffects = new SideEffects();
    private volatile boolean closed;

    /** A meter that lets that many requests pass. */
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
        sideEffects.recordResponse(reply);
    }

    /** Lets no further request pass. */
    public void stop() {
        closed = true;
    }

    /** How many requests were sent. */
    public long sent() {
        return begun.get();
    }

    /** What the requests left behind. */
    public SideEffects effects() {
        return sideEffects;
    }

    /** No further request may be sent; the message says why. */
    public static final class RunStoppedException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        RunStoppedException(String message) {
            super(message);
        }
    }
}
