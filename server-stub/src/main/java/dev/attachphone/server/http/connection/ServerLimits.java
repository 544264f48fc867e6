package dev.attachphone.server.http.connection;

import java.time.Duration;
import java.util.List;

/**
 * The limits of a port. Requests that exceed one are rejected.
 *
 * @param sizes the limits of one request
 * @param times the timeouts of requests, connections and the shutdown
 * @param counts the limits of concurrency
 * @param rate the rate limits of one account
 * @param wrongCredentials the limit of wrong credentials from one remote address
 */
public record ServerLimits(
        Sizes sizes, Times times, Counts counts, RequestRates rate, WrongCredentials wrongCredentials) {

    /** The same limits without those of accounts and of their credentials, for a port without accounts. */
    public ServerLimits withoutAccounts() {
        return new ServerLimits(sizes, times, counts, RequestRates.NONE, WrongCredentials.NONE);
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
     * The rate limits of one account. Requests over a limit are answered with 429.
     *
     * @param perSecond the requests per second; 0 disables this limit
     * @param burst the requests that are accepted at once after a pause
     * @param numbersPerSecond the phone numbers in attach requests per second; 0 disables this limit
     */
    public record RequestRates(int perSecond, int burst, int numbersPerSecond) {

        /** No rate limit. */
        public static final RequestRates NONE = new RequestRates(0, 1, 0);
    }

    /**
     * The limit of wrong credentials from one remote address. Requests over the limit are answered with 429.
     *
     * @param perMinute the wrong credentials per minute; 0 disables the limit
     * @param trustedProxies the proxies that report the addresses of clients
     */
    public record WrongCredentials(int perMinute, TrustedProxies trustedProxies) {

        /** No limit. */
        public static final WrongCredentials NONE = new WrongCredentials(0, new TrustedProxies(List.of()));
    }
}
