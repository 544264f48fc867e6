package dev.attachphone.server.http.body;

import dev.attachphone.server.http.connection.ServerLimits;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.server.Request;

/** Takes bodies off their connections. */
public final class BodyReader {

    private final ServerLimits serverLimits;

    /** A body that arrives in pieces holds memory and no thread, so that only so many may be on their way. */
    private final Semaphore permits;

    public BodyReader(ServerLimits serverLimits) {
        this.serverLimits = serverLimits;
        this.permits = new Semaphore(serverLimits.counts().requests());
    }

    /** How reading a body ended. */
    public enum ReadResult {
        COMPLETE,
        /** Too large, and taken off the connection. */
        TOO_LARGE,
        /** Too large even for that: the connection ends in the middle of it, and cannot be used again. */
        ABANDONED,
        /** Too slow: the rest may come at any time, so the connection cannot be used again. */
        TIMED_OUT,
        /** Too many others are on their way. */
        REJECTED;

        public boolean isConnectionReusable() {
            return this == COMPLETE || this == TOO_LARGE;
        }
    }

    /** Whoever waits for a body; one of these is called, once, and may block. */
    public interface ReadListener {

        /** With the body if it is whole, and else with nothing. */
        void ended(ReadResult readResult, byte[] body);

        /** The connection failed. */
        void failed(Throwable cause);
    }

    public int maxBytes() {
        return serverLimits.sizes().bodyBytes();
    }

    /** Reads the body of a request. */
    public void read(Request request, ReadListener readListener) {
        start(request, maxBytes(), readListener);
    }

    /** Takes the body of a request that is refused already off the connection; if there is none, it is whole. */
    public void discard(Request request, ReadListener readListener) {
        start(request, 0, readListener);
    }

    private void start(Request request, int maxKept, ReadListener readListener) {
        new BodyReadOperation(
                        request,
                        maxKept,
                        new BodyDeadline(request, serverLimits.times().request(), permits, readListener))
                .proceed();
    }
}
