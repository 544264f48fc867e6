package dev.attachphone.suite.run;

import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Limits the requests per second, and repeats a request that the target answers with 429 or 503 and {@code Retry-After}, after the time that
 * the target asks for. All threads wait, since the limit concerns all of them. Thread-safe.
 */
public final class RequestPacing implements ExchangeListener {

    /** How long the target may throttle without an answer of another kind. */
    public static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Set<Integer> THROTTLED = Set.of(429, 503);
    // The date form has a resolution of one second.
    private static final Duration SHORTEST = Duration.ofMillis(200);

    private final RequestBudget budget;
    private final long interval;
    private final Duration longest;
    private final Consumer<String> notice;
    private long next = System.nanoTime();
    private Duration waited = Duration.ZERO;
    private boolean noticed;

    /**
     * Paces the requests of a run.
     *
     * @param budget receives all events
     * @param rate the largest number of requests per second; 0 for no limit
     * @param longest how long the target may throttle before the run ends
     * @param notice receives one sentence when the target throttles for the first time
     */
    public RequestPacing(RequestBudget budget, int rate, Duration longest, Consumer<String> notice) {
        this.budget = budget;
        this.interval = rate == 0 ? 0 : Duration.ofSeconds(1).toNanos() / rate;
        this.longest = longest;
        this.notice = notice;
    }

    @Override
    public void beforeSend(TargetRequest request) {
        for (long left = turn(); left > 0 && !budget.isStopped(); left = turn()) {
            budget.await(Duration.ofNanos(left));
        }
        budget.beforeSend(request);
    }

    @Override
    public void afterReply(TargetRequest request, TargetReply reply) {
        budget.afterReply(request, reply);
    }

    /**
     * Pauses the run if the target throttles.
     *
     * @throws RequestBudget.ThrottledException if the target throttles for too long
     */
    @Override
    public boolean mustRepeat(TargetReply reply) {
        Optional<Duration> delay = delay(reply);
        delay.ifPresentOrElse(time -> pause(reply, time), this::passed);
        return delay.isPresent();
    }

    /** How long the target asks to wait; empty if it does not throttle. An answer that a Prefer header selects is not throttling. */
    private static Optional<Duration> delay(TargetReply reply) {
        return THROTTLED.contains(reply.status())
                        && reply.header("Preference-Applied").isEmpty()
                ? reply.header("Retry-After").flatMap(RequestPacing::parse)
                : Optional.empty();
    }

    private static Optional<Duration> parse(String retryAfter) {
        try {
            Duration delay = retryAfter.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(retryAfter))
                    : Duration.between(
                            Instant.now(), ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(delay.compareTo(SHORTEST) < 0 ? SHORTEST : delay);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The nanoseconds until the next request may be sent; reserves the place if it is at most 0. */
    private synchronized long turn() {
        long now = System.nanoTime();
        long left = next - now;
        if (left <= 0) {
            next = now + interval;
        }
        return left;
    }

    private void pause(TargetReply reply, Duration delay) {
        String seconds = String.valueOf(reply.header("Retry-After").orElse(""));
        if (mustTell()) {
            notice.accept("The target throttles: it answers " + reply.status() + " with Retry-After: " + seconds
                    + ". The run waits and repeats these requests; --rate N sends at most N requests a second.");
        }
        synchronized (this) {
            long end = System.nanoTime() + delay.toNanos();
            // Threads that are throttled at the same time wait once.
            if (end > next) {
                waited = waited.plusNanos(end - Math.max(next, System.nanoTime()));
                next = end;
            }
            if (waited.compareTo(longest) > 0) {
                throw new RequestBudget.ThrottledException("the target throttles to the end: it answers "
                        + reply.status() + " with Retry-After: " + seconds + ", and the run waits at most "
                        + longest.toSeconds() + " s; --rate N sends at most N requests a second");
            }
        }
    }

    private synchronized boolean mustTell() {
        boolean first = !noticed;
        noticed = true;
        return first;
    }

    private synchronized void passed() {
        waited = Duration.ZERO;
    }
}
