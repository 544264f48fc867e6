package dev.attachphone.sandbox.http;

import java.time.Duration;

/**
 * The limits of connections. The limits of sizes are those of the contract.
 *
 * @param connections the number of connections that may be open; requests on up to 100 more are answered with 503, and further connections
 *     are closed
 * @param idle the time after which an idle connection is closed
 * @param request the time that a request may take to arrive, from its first byte; a slower one is answered with 408
 */
record ConnectionLimits(int connections, Duration idle, Duration request) {

    /** The limits that the server has by default. */
    static final ConnectionLimits DEFAULT =
            new ConnectionLimits(10_000, Duration.ofSeconds(30), Duration.ofSeconds(20));
}
