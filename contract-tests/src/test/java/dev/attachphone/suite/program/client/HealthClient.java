package dev.attachphone.suite.program.client;

import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TargetRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reads the health of a server.
 *
 * @param target sends the requests
 */
public record HealthClient(TargetClient target) {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);
    private static final int PAUSE_MILLIS = 100;

    /** Repeats the request until the status is reached, because readiness is cached for a short time. */
    public void awaitStatus(String path, int expected) throws Exception {
        Instant end = Instant.now().plus(LONG_ENOUGH);
        while (status(path) != expected) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(path + " never answered " + expected);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** The status of a GET without a credential, such as {@code /health/ready}. */
    public int status(String path) throws NoResponseException {
        return target.send(new TargetRequest("GET", path, List.of(), Payload.EMPTY))
                .status();
    }
}
