package dev.attachphone.server.cli;

import dev.attachphone.server.http.connection.ServerLimits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that say when the server refuses because there is too much of something. */
final class LimitOptions {

    private static final int MAX_SECONDS = 3_600;

    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            defaultValue = "${env:ATTACH_MAX_BODY:-262144}",
            description = "The largest body; a larger one is answered with 413. Environment: ATTACH_MAX_BODY."
                    + " Default: 262144")
    private int maxBody;

    @Option(
            names = "--max-header",
            paramLabel = "BYTES",
            defaultValue = "${env:ATTACH_MAX_HEADER:-16384}",
            description = "The largest request line with its headers; larger ones are answered with 431."
                    + " Environment: ATTACH_MAX_HEADER. Default: 16384")
    private int maxHeader;

    @Option(
            names = "--idle-timeout",
            paramLabel = "SECONDS",
            defaultValue = "${env:ATTACH_IDLE_TIMEOUT:-30}",
            description = "How long a connection may be silent before it is closed. Environment: ATTACH_IDLE_TIMEOUT."
                    + " Default: 30")
    private int idleTimeout;

    @Option(
            names = "--request-timeout",
            paramLabel = "SECONDS",
            defaultValue = "${env:ATTACH_REQUEST_TIMEOUT:-20}",
            description = "How long a request may take to arrive; a slower one is answered with 408. Environment:"
                    + " ATTACH_REQUEST_TIMEOUT. Default: 20")
    private int requestTimeout;

    @Option(
            names = "--stop-timeout",
            paramLabel = "SECONDS",
            defaultValue = "${env:ATTACH_STOP_TIMEOUT:-20}",
            description = "How long requests under way may take to be finished after SIGTERM. Environment:"
                    + " ATTACH_STOP_TIMEOUT. Default: 20")
    private int stopTimeout;

    @Option(
            names = "--max-connections",
            paramLabel = "NUMBER",
            defaultValue = "${env:ATTACH_MAX_CONNECTIONS:-10000}",
            description =
                    "How many connections may be open. On 100 more, requests are answered with 503; any others are"
                            + " closed. Environment: ATTACH_MAX_CONNECTIONS. Default: 10000")
    private int maxConnections;

    @Option(
            names = "--max-requests",
            paramLabel = "NUMBER",
            defaultValue = "${env:ATTACH_MAX_REQUESTS:-512}",
            description = "How many requests may be worked on at once, and how many more may have arrived in part; one"
                    + " more is answered with 503. Environment: ATTACH_MAX_REQUESTS. Default: 512")
    private int maxRequests;

    @Option(
            names = "--max-queue",
            paramLabel = "NUMBER",
            defaultValue = "${env:ATTACH_MAX_QUEUE:-256}",
            description = "How many writes may wait for the database; one more is answered with 503. Environment:"
                    + " ATTACH_MAX_QUEUE. Default: 256")
    private int maxQueue;

    @Option(
            names = "--rate-limit",
            paramLabel = "NUMBER",
            defaultValue = "${env:ATTACH_RATE_LIMIT:-0}",
            description =
                    "How many requests in a second this server answers for one account; more are answered with 429."
                            + " 0 is no limit. Environment: ATTACH_RATE_LIMIT. Default: 0")
    private int rateLimit;

    @Option(
            names = "--rate-burst",
            paramLabel = "NUMBER",
            defaultValue = "${env:ATTACH_RATE_BURST:-100}",
            description =
                    "How many requests an account may send at once after a silence, with --rate-limit. Environment:"
                            + " ATTACH_RATE_BURST. Default: 100")
    private int rateBurst;

    /**
     * What the server takes before it refuses.
     *
     * @throws UsageErrors.UsageException if an option is out of its range
     */
    ServerLimits limits() {
        return new ServerLimits(
                new ServerLimits.Sizes(
                        RangeCheck.require("--max-body", maxBody, 1_024, 16_777_216),
                        RangeCheck.require("--max-header", maxHeader, 1_024, 1_048_576)),
                new ServerLimits.Times(
                        Duration.ofSeconds(RangeCheck.require("--idle-timeout", idleTimeout, 1, MAX_SECONDS)),
                        Duration.ofSeconds(RangeCheck.require("--request-timeout", requestTimeout, 1, MAX_SECONDS)),
                        Duration.ofSeconds(RangeCheck.require("--stop-timeout", stopTimeout, 1, MAX_SECONDS))),
                new ServerLimits.Counts(
                        RangeCheck.require("--max-connections", maxConnections, 1, 1_000_000),
                        RangeCheck.require("--max-requests", maxRequests, 1, 10_000)),
                new ServerLimits.Rate(
                        RangeCheck.require("--rate-limit", rateLimit, 0, 1_000_000),
                        RangeCheck.require("--rate-burst", rateBurst, 1, 1_000_000)));
    }

    /**
     * How many writes may wait.
     *
     * @throws UsageErrors.UsageException if the option is out of its range
     */
    int maxQueue() {
        return RangeCheck.require("--max-queue", maxQueue, 1, 100_000);
    }
}
