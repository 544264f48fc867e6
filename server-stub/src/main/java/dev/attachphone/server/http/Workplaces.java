package dev.attachphone.server.http;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;

/** As many requests as may be worked on at once; one more is refused at once instead of waiting for its turn. */
final class Workplaces {

    private final int count;
    private final Semaphore places;

    Workplaces(int count) {
        this.count = count;
        places = new Semaphore(count);
    }

    /** What the work answers, or that there was no place for it; then it was not begun. */
    Answer answer(Supplier<Answer> work) {
        if (!places.tryAcquire()) {
            return refusal();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** How many requests are being worked on. */
    int taken() {
        return count - places.availablePermits();
    }

    static Answer refusal() {
        return Answer.ofStatus(HttpStatus.SERVICE_UNAVAILABLE_503, "overloaded-requests");
    }
}
