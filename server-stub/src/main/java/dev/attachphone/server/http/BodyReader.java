package dev.attachphone.server.http;

import java.util.concurrent.Semaphore;
import org.eclipse.jetty.server.Request;

/** Takes bodies off their connections. */
final class BodyReader {

    private final Limits limits;

    /** A body that arrives in pieces holds memory and no thread, so that only so many may be on their way. */
    private final Semaphore places;

    BodyReader(Limits limits) {
        this.limits = limits;
        this.places = new Semaphore(limits.counts().requests());
    }

    /** How reading a body ended. */
    enum End {
        WHOLE,
        /** Too large, and taken off the connection. */
        TOO_LARGE,
        /** Too large even for that: the connection ends in the middle of it, and cannot be used again. */
        UNREAD,
        /** Too slow: the rest may come at any time, so the connection cannot be used again. */
        LATE,
        /** Too many others are on their way. */
        CROWDED;

        boolean leavesConnectionUsable() {
            return this == WHOLE || this == TOO_LARGE;
        }
    }

    /** Whoever waits for a body; one of these is called, once, and may block. */
    interface Reader {

        /** With the body if it is whole, and else with nothing. */
        void ended(End end, byte[] body);

        /** The connection failed. */
        void failed(Throwable cause);
    }

    int maxBytes() {
        return limits.sizes().bodyBytes();
    }

    /** Reads the body of a request. */
    void read(Request request, Reader reader) {
        start(request, maxBytes(), reader);
    }

    /** Takes the body of a request that is refused already off the connection; if there is none, it is whole. */
    void discard(Request request, Reader reader) {
        start(request, 0, reader);
    }

    private void start(Request request, int maxKept, Reader reader) {
        new BodyReading(request, maxKept, new Patience(request, limits.times().request(), places, reader)).proceed();
    }
}
