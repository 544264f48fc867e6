package dev.attachphone.server.http.connection;

import java.time.Duration;

/**
 * What a port takes before it refuses.
 *
 * @param sizes of one request
 * @param times of one request and one connection
 * @param counts of what there may be at once
 * @param rate of one account
 */
public record ServerLimits(Sizes sizes, Times times, Counts counts, Rate rate) {

    /** The same for a port that no account asks at. */
    public ServerLimits withoutRate() {
        return new ServerLimits(sizes, times, counts, new Rate(0, rate.burst()));
    }

    /**
     * What one request may bring.
     *
     * @param bodyBytes the largest body; a larger one is answered with 413
     * @param headerBytes the largest request line with its headers; larger ones are answered with 431
     */
    public record Sizes(int bodyBytes, int headerBytes) {}

    /**
     * How long a client may take.
     *
     * @param idle how long a connection may be silent before it is closed
     * @param request how long a request may take to arrive, from its first byte; a slower one is answered with 408
     * @param stop how long requests under way may take to be finished once the server is told to end
     */
    public record Times(Duration idle, Duration request, Duration stop) {}

    /**
     * What there may be at once; whatever comes on top is answered with 503 and has not been done.
     *
     * @param connections open connections
     * @param requests requests that are being answered, and as many again of which only a part has arrived
     */
    public record Counts(int connections, int requests) {}

    /**
     * How often one account may ask; more is answered with 429.
     *
     * @param perSecond requests in a second, or 0 for any number
     * @param burst requests at once after a silence
     */
    public record Rate(int perSecond, int burst) {}
}
