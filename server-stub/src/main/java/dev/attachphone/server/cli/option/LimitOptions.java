package dev.attachphone.server.cli.option;

import dev.attachphone.server.http.body.BodyMemory;
import dev.attachphone.server.http.connection.IpNetwork;
import dev.attachphone.server.http.connection.ServerLimits;
import dev.attachphone.server.http.connection.TrustedProxies;
import dev.attachphone.server.storage.Database;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The options for the limits of the server. */
public final class LimitOptions {

    private static final Logger log = LoggerFactory.getLogger(LimitOptions.class);

    /** Most bodies are much smaller than the largest one. */
    private static final int FEW = 8;

    private static final int MAX_SECONDS = 3_600;

    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            defaultValue = OptionDefaults.FROM_CONTRACT,
            description = "The largest request body; a larger one is answered with 413.")
    private int maxBody;

    @Option(
            names = "--max-header",
            paramLabel = "BYTES",
            defaultValue = OptionDefaults.FROM_CONTRACT,
            description = "The largest request line and headers together; larger ones are answered with 431.")
    private int maxHeader;

    @Option(
            names = "--idle-timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "The time after which an idle connection is closed.")
    private int idleTimeout;

    @Option(
            names = "--request-timeout",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "The time that a request may take to arrive; a slower one is answered with 408.")
    private int requestTimeout;

    @Option(
            names = "--stop-timeout",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "The time that requests in progress have to finish after SIGTERM.")
    private int stopTimeout;

    @Option(
            names = "--max-connections",
            paramLabel = "NUMBER",
            defaultValue = "10000",
            description = "The number of connections that may be open. Requests on the next 100 are answered with 503;"
                    + " further connections are closed.")
    private int maxConnections;

    @Option(
            names = "--max-requests",
            paramLabel = "NUMBER",
            defaultValue = "512",
            description =
                    "The number of requests that are processed concurrently, and of requests that may have arrived"
                            + " in part. Further requests are answered with 503.")
    private int maxRequests;

    @Option(
            names = "--max-queue",
            paramLabel = "NUMBER",
            defaultValue = "" + Database.DEFAULT_MAX_QUEUE,
            description =
                    "The number of attach requests that may wait for the database, with 100 phone numbers for each of them."
                            + " When the queue is full, requests of the account that fills it most are answered with 503.")
    private int maxQueue;

    @Option(
            names = "--rate-limit",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "The number of requests per second that this server answers for one account. Further requests"
                    + " are answered with 429. 0 disables the limit.")
    private int rateLimit;

    @Option(
            names = "--rate-burst",
            paramLabel = "NUMBER",
            defaultValue = "100",
            description = "With --rate-limit, the number of requests that an account may send at once after a pause.")
    private int rateBurst;

    @Option(
            names = "--rate-limit-numbers",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description =
                    "The number of phone numbers per second that this server accepts in the attach requests of one"
                            + " account. After a pause, the numbers of one second, and at least those of the largest request, are"
                            + " accepted at once. Further requests are answered with 429. 0 disables the limit.")
    private int rateLimitNumbers;

    @Option(
            names = "--auth-failure-limit",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description =
                    "The number of wrong credentials per minute that one remote address (IPv6: /64) may send to this"
                            + " server. Further requests are answered with 429, unless their credentials were valid from this address"
                            + " before. 0 disables the limit.")
    private int authFailureLimit;

    @Option(
            names = "--trusted-proxies",
            paramLabel = "ADDRESS",
            split = ",",
            defaultValue = OptionDefaults.NONE,
            description = "With --auth-failure-limit, the proxies whose X-Forwarded-For is trusted: addresses or"
                    + " networks such as 10.0.0.0/8, separated by commas.")
    private List<String> trustedProxies = List.of();

    /**
     * The limits of a port.
     *
     * @throws UsageException if an option is out of range
     */
    public ServerLimits limits() {
        return new ServerLimits(
                new ServerLimits.Sizes(
                        requireHeap(UsageException.requireInRange("--max-body", maxBody, 1_024, 16_777_216)),
                        UsageException.requireInRange("--max-header", maxHeader, 1_024, 1_048_576)),
                new ServerLimits.Times(
                        seconds("--idle-timeout", idleTimeout),
                        seconds("--request-timeout", requestTimeout),
                        seconds("--stop-timeout", stopTimeout)),
                new ServerLimits.Counts(
                        UsageException.requireInRange("--max-connections", maxConnections, 1, 1_000_000),
                        UsageException.requireInRange("--max-requests", maxRequests, 1, 10_000)),
                new ServerLimits.RequestRates(
                        UsageException.requireInRange("--rate-limit", rateLimit, 0, 1_000_000),
                        UsageException.requireInRange("--rate-burst", rateBurst, 1, 1_000_000),
                        UsageException.requireInRange("--rate-limit-numbers", rateLimitNumbers, 0, 1_000_000)),
                new ServerLimits.WrongCredentials(
                        UsageException.requireInRange("--auth-failure-limit", authFailureLimit, 0, 1_000_000),
                        new TrustedProxies(trustedProxies.stream()
                                .map(LimitOptions::trustedProxy)
                                .toList())));
    }

    private static IpNetwork trustedProxy(String text) {
        return IpNetwork.parse(text.strip())
                .orElseThrow(() -> new UsageException("--trusted-proxies " + text
                        + " is not an IP address such as 192.0.2.1, or a network such as 10.0.0.0/8 or 2001:db8::/32"));
    }

    private static int requireHeap(int maxBody) {
        long heap = Runtime.getRuntime().maxMemory();
        BodyMemory memory = BodyMemory.ofHeap(heap);
        if (memory.limit() < maxBody) {
            throw new UsageException(
                    "--max-body " + maxBody + " needs a Java heap of " + mebibytes(BodyMemory.requiredHeap(maxBody))
                            + " MiB, and it has " + mebibytes(heap) + " MiB; use --max-body " + memory.limit()
                            + " or less, or set a larger heap with -Xmx");
        }
        return maxBody;
    }

    /** Logs one line if the Java heap holds only few bodies of the largest size, compared with the requests that may be in progress. */
    public void logBodyMemory() {
        long heap = Runtime.getRuntime().maxMemory();
        long bodies = BodyMemory.ofHeap(heap).limit() / maxBody;
        if (bodies < maxRequests / FEW) {
            log.info(
                    "The Java heap of {} MiB holds {} bodies of --max-body {} at once, fewer than --max-requests {};"
                            + " more are answered with 503. Set a larger heap with -Xmx, or lower --max-body",
                    mebibytes(heap),
                    bodies,
                    maxBody,
                    maxRequests);
        }
    }

    private static long mebibytes(long bytes) {
        return bytes / (1024 * 1024);
    }

    private static Duration seconds(String option, int value) {
        return Duration.ofSeconds(UsageException.requireInRange(option, value, 1, MAX_SECONDS));
    }

    /**
     * The number of writes that may wait for the database.
     *
     * @throws UsageException if the option is out of range
     */
    public int maxQueue() {
        return UsageException.requireInRange("--max-queue", maxQueue, 1, 100_000);
    }
}
