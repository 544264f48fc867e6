package dev.attachphone.server.http.body;

import dev.attachphone.server.http.body.BodyReader.ReadResult;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Waits for the pieces of one body, but not for ever, and tells the reader once how that ended. */
final class BodyDeadline {

    private static final byte[] NOTHING = {};

    private final Request request;
    private final Duration limit;
    private final Semaphore permits;
    private final BodyReader.ReadListener readListener;
    private final AtomicBoolean finished = new AtomicBoolean();
    private volatile Scheduler.@Nullable Task deadline;

    BodyDeadline(Request request, Duration limit, Semaphore places, BodyReader.ReadListener readListener) {
        this.request = request;
        this.limit = limit;
        this.permits = places;
        this.readListener = readListener;
    }

    /** Calls back when there is more; if there is no place or no time to wait for it, ends instead. */
    void demand(Runnable more) {
        if (deadline == null) {
            if (!permits.tryAcquire()) {
                complete(ReadResult.REJECTED, NOTHING);
                return;
            }
            long left = limit.toNanos() - NanoTime.since(request.getBeginNanoTime());
            deadline = request.getComponents()
                    .getScheduler()
                    .schedule(() -> complete(ReadResult.TIMED_OUT, NOTHING), Math.max(0, left), TimeUnit.NANOSECONDS);
        }
        try {
            request.demand(more);
        } catch (IllegalStateException e) {
            // The deadline may have come in between, and with it the answer.
            if (!finished.get()) {
                throw e;
            }
        }
    }

    void complete(ReadResult readResult, byte[] body) {
        if (finishOnce()) {
            readListener.ended(readResult, body);
        }
    }

    void fail(Throwable cause) {
        if (finishOnce()) {
            readListener.failed(cause);
        }
    }

    private boolean finishOnce() {
        if (!finished.compareAndSet(false, true)) {
            return false;
        }
        Scheduler.Task waiting = deadline;
        if (waiting != null) {
            waiting.cancel();
            permits.release();
        }
        return true;
    }
}
