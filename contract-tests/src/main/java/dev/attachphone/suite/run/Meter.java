package dev.attachphone.suite.run;

import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Watcher;
import java.io.Serial;
import java.util.concurrent.atomic.AtomicLong;

/** Counts requests, stops them when the budget is spent, and notes what they leave behind. */
public final class Meter implements Watcher {

    private final long budget;
    private final AtomicLong begun = new AtomicLong();
    private final Effects effects = new Effects();
    private volatile boolean closed;

    /** A meter that lets that many requests pass. */
    public Meter(long budget) {
        this.budget = budget;
    }

    @Override
    public void sending(Request request) {
        if (closed) {
            throw new Stopped("the run was interrupted");
        }
        if (begun.incrementAndGet() > budget) {
            begun.decrementAndGet();
            throw new Stopped("the budget of " + budget + " requests is spent");
        }
    }

    @Override
    public void answered(Request request, Reply reply) {
        effects.note(reply);
    }

    /** Lets no further request pass. */
    public void close() {
        closed = true;
    }

    /** How many requests were sent. */
    public long requests() {
        return begun.get();
    }

    /** What the requests left behind. */
    public Effects effects() {
        return effects;
    }

    /** No further request may be sent; the message says why. */
    public static final class Stopped extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        Stopped(String message) {
            super(message);
        }
    }
}
