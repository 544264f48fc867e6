package dev.attachphone.server.http;

import dev.attachphone.server.http.answer.Answer;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;

/** As many requests as may be worked on at once; one more is refused at once instead of waiting for its turn. */
final class ConcurrencyLimit {

    private final int limit;
    private final Semaphore permits;

    ConcurrencyLimit(int count) {
        this.limit = count;
        permits = new Semaphore(count);
    }

    /** What the work answers, or that there was no place for it; then it was not begun. */
    Answer callOrReject(Supplier<Answer> work) {
        if (!permits.tryAcquire()) {
            return rejection();
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    /** How many requests are being worked on. */
    int inUse() {
        return limit - permits.availablePermits();
    }

    static Answer rejection() {
        return Answer.ofStatus(HttpStatus.SERVICE_UNAVAILABLE_503, "overloaded-requests");
    }
}
