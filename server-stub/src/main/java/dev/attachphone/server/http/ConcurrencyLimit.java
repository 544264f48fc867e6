package dev.attachphone.server.http;

import dev.attachphone.server.http.answer.Answer;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;

/** Limits how many requests are processed concurrently. Requests over the limit are rejected with 503 and never queued. Thread-safe. */
final class ConcurrencyLimit {

    private final int limit;
    private final Semaphore permits;

    ConcurrencyLimit(int limit) {
        this.limit = limit;
        permits = new Semaphore(limit);
    }

    /** Processes a request, or returns {@link #rejection} without calling {@code call} if the limit is reached. */
    Answer callOrReject(Supplier<Answer> call) {
        if (!permits.tryAcquire()) {
            return rejection();
        }
        try {
            return call.get();
        } finally {
            permits.release();
        }
    }

    /** The number of requests in progress. */
    int inUse() {
        return limit - permits.availablePermits();
    }

    static Answer rejection() {
        return Answer.ofStatus(HttpStatus.SERVICE_UNAVAILABLE_503, "overloaded-requests");
    }
}
