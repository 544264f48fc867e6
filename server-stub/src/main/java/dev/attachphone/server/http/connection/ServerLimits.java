package dev.attachphone.server.http.connection;

import java.time.Duration;

/**
 * The limits of a port. Requests that exceed one are rejected.
 *
 * @param sizes the limits of one request
 * @param times the timeouts of requests, connections and the shutdown
 * @param counts the limits of concurrency
 * @param rate the rate limit of one account
 */
public record ServerLimits(Sizes sizes, Times times, Counts counts, Rate rate) {

    /** The same limits without a rate limit, for a port without accounts. */
    public ServerLimits withoutRate() {
        return new ServerLimits(sizes, times, counts, new Rate(0, rate.burst()));
    }

    /**
     * The largest sizes.
     *
     * @param bodyBytes the largest request body in bytes; a larger one is answered with 413
     * @param headerBytes the largest request line and headers together in bytes; larger ones are answered with 431
     */
    public record Sizes(int bodyBytes, int headerBytes) {}

    /**
     * The timeouts.
     *
     * @param idle the time after which an idle connection is closed
     * @param request the time that a request may take to arrive, from its first byte; a slower one is answered with 408
     * @param stop the time that requests in progress have to finish when the server is shut down
     */
    public record Times(Duration idle, Duration request, Duration stop) {}

    /**
     * The limits of concurrency. Requests over a limit are answered with 503 and are not processed.
     *
     * @param connections the number of open connections
     * @param requests the number of requests in progress, and of requests that have arrived in part
     */
    public record Counts(int connections, int requests) {}

    /**
     * The rate limit of one account. Requests over the limit are answered with 429.
     *
     * @param perSecond the requests per second; 0 disables the limit
     * @param burst the requests that are accepted at once after a pause
     */
    public record Rate(int perSecond, int burst) {}
}
