package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.answer.CommonAnswer;
import dev.attachphone.server.http.connection.ServerLimits;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The limits of accounts and of remote addresses on a port. Each is empty if it is disabled.
 *
 * @param requests the requests of an account
 * @param numbers the phone numbers in attach requests of an account
 * @param wrongCredentials the wrong credentials of a remote address
 */
public record ClientLimits(
        Optional<RateLimit> requests, Optional<RateLimit> numbers, Optional<WrongCredentialLimit> wrongCredentials) {

    /**
     * The limits of a port.
     *
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    public static ClientLimits of(ServerLimits limits, Contract contract, LongSupplier nanoTime) {
        ServerLimits.RequestRates rate = limits.rate();
        return new ClientLimits(
                enabled(rate.perSecond()).map(perSecond -> new RateLimit(perSecond, rate.burst(), nanoTime)),
                // The burst admits the largest request, which could never be sent otherwise.
                enabled(rate.numbersPerSecond())
                        .map(perSecond ->
                                new RateLimit(perSecond, Math.max(perSecond, contract.maxNumbers()), nanoTime)),
                enabled(limits.wrongCredentials().perMinute())
                        .map(perMinute -> new WrongCredentialLimit(perMinute, nanoTime)));
    }

    private static Optional<Integer> enabled(int limit) {
        return Optional.of(limit).filter(number -> number > 0);
    }

    /**
     * The answer to a request over a limit.
     *
     * @param name the name of the answer in the log and the metrics
     * @param delay the time after which the request is within the limit
     */
    static Answer rejection(Operation operation, String name, Duration delay) {
        long seconds = delay.plus(Duration.ofSeconds(1)).minusNanos(1).toSeconds();
        return CommonAnswer.TOO_MANY_REQUESTS
                .of(operation)
                .named(name)
                .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
