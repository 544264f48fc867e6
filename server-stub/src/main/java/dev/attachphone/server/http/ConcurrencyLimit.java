package dev.attachphone.server.http;

import dev.attachphone.server.http.answer.Answer;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Limits how many requests are processed concurrently. Requests over the limit are rejected and never queued. Thread-safe. */
final class ConcurrencyLimit {

    private final int limit;
    private final Semaphore permits;

    ConcurrencyLimit(int limit) {
        this.limit = limit;
        permits = new Semaphore(limit);
    }

    /** Returns what {@code call} returns, or {@code rejection} without calling it if the limit is reached. */
    Answer callOrReject(Supplier<Answer> call, Answer rejection) {
        if (!permits.tryAcquire()) {
            return rejection;
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
}
