package dev.attachphone.server.http;

import dev.attachphone.server.http.BodyReader.End;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Waits for the pieces of one body, but not for ever, and tells the reader once how that ended. */
final class Patience {

    private static final byte[] NOTHING = {};

    private final Request request;
    private final Duration limit;
    private final Semaphore places;
    private final BodyReader.Reader reader;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Scheduler.@Nullable Task deadline;

    Patience(Request request, Duration limit, Semaphore places, BodyReader.Reader reader) {
        this.request = request;
        this.limit = limit;
        this.places = places;
        this.reader = reader;
    }

    /** Calls back when there is more; if there is no place or no time to wait for it, ends instead. */
    void await(Runnable more) {
        if (deadline == null) {
            if (!places.tryAcquire()) {
                end(End.CROWDED, NOTHING);
                return;
            }
            long left = limit.toNanos() - NanoTime.since(request.getBeginNanoTime());
            deadline = request.getComponents()
                    .getScheduler()
                    .schedule(() -> end(End.LATE, NOTHING), Math.max(0, left), TimeUnit.NANOSECONDS);
        }
        try {
            request.demand(more);
        } catch (IllegalStateException e) {
            // The deadline may have come in between, and with it the answer.
            if (!ended.get()) {
                throw e;
            }
        }
    }

    void end(End end, byte[] body) {
        if (isFirst()) {
            reader.ended(end, body);
        }
    }

    void fail(Throwable cause) {
        if (isFirst()) {
            reader.failed(cause);
        }
    }

    private boolean isFirst() {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        Scheduler.Task waiting = deadline;
        if (waiting != null) {
            waiting.cancel();
            places.release();
        }
        return true;
    }
}
