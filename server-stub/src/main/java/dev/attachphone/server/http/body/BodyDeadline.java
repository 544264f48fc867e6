package dev.attachphone.server.http.body;

import dev.attachphone.server.http.body.BodyReader.ReadListener;
import dev.attachphone.server.http.body.BodyReader.ReadResult;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of one body.
 *
 * <p>It starts when the rest of the body has to be awaited, which also takes a permit until the end. The memory of the body is returned
 * when the listener has processed it. The listener is called once, by
 * whichever ends first: the body, the deadline or the connection.
 */
final class BodyDeadline {

    private static final byte[] NO_BYTES = {};

    private final Request request;
    private final Duration limit;
    private final Semaphore permits;
    private final BodyMemory.Reservation memory;
    private final ReadListener listener;
    private final AtomicBoolean finished = new AtomicBoolean();
    private volatile Scheduler.@Nullable Task deadline;

    BodyDeadline(
            Request request, Duration limit, Semaphore permits, BodyMemory.Reservation memory, ReadListener listener) {
        this.request = request;
        this.limit = limit;
        this.permits = permits;
        this.memory = memory;
        this.listener = listener;
    }

    /** Calls {@code onAvailable} when more of the body has arrived. Ends instead if there is no permit or no time left. */
    void demand(Runnable onAvailable) {
        if (deadline == null) {
            if (!permits.tryAcquire()) {
                complete(ReadResult.REJECTED, NO_BYTES);
                return;
            }
            long left = limit.toNanos() - NanoTime.since(request.getBeginNanoTime());
            deadline = request.getComponents()
                    .getScheduler()
                    .schedule(() -> complete(ReadResult.TIMED_OUT, NO_BYTES), Math.max(0, left), TimeUnit.NANOSECONDS);
        }
        try {
            request.demand(onAvailable);
        } catch (IllegalStateException e) {
            // Expected if the deadline has expired in the meantime and the request was answered.
            if (!finished.get()) {
                throw e;
            }
        }
    }

    void complete(ReadResult result, byte[] body) {
        if (finishOnce()) {
            try (memory) {
                listener.finished(result, body);
            }
        }
    }

    void fail(Throwable cause) {
        if (finishOnce()) {
            try (memory) {
                listener.failed(cause);
            }
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
