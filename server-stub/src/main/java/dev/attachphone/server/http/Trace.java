package dev.attachphone.server.http;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.TimeSpent;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;

/** What a request turned out to be about, carried from where that is known to the log. */
final class Trace {

    private static final String ACCOUNT = Trace.class.getName() + ".account";
    private static final String NUMBERS = Trace.class.getName() + ".numbers";
    private static final String BEGUN = Trace.class.getName() + ".begun";
    private static final String SPENT = Trace.class.getName() + ".spent";
    private static final int MAX_SHOWN = 10;
    private static final int SHOWN_DIGITS = 4;

    private Trace() {}

    /** A request has arrived as a whole, and is worked on. */
    static void begin(Request request, TimeSpent spent) {
        request.setAttribute(BEGUN, NanoTime.since(request.getBeginNanoTime()));
        request.setAttribute(SPENT, spent);
    }

    static void account(ContainerRequestContext request, Account account) {
        request.setProperty(ACCOUNT, account.id());
    }

    /** Numbers in E.164. */
    static void numbers(ContainerRequestContext request, List<String> numbers) {
        request.setProperty(NUMBERS, masked(numbers));
    }

    /** Hands on what is known. */
    static void copy(ContainerRequestContext from, Request to) {
        to.setAttribute(ACCOUNT, from.getProperty(ACCOUNT));
        to.setAttribute(NUMBERS, from.getProperty(NUMBERS));
    }

    /** The id of the account that asked, once its credential is known. */
    static Optional<Object> account(Request request) {
        return Optional.ofNullable(request.getAttribute(ACCOUNT));
    }

    /** The last digits of the numbers that were asked for. */
    static Optional<Object> numbers(Request request) {
        return Optional.ofNullable(request.getAttribute(NUMBERS));
    }

    /** How long after its first byte a request was worked on, in nanoseconds, if it was. */
    static Optional<Long> arrivalNanos(Request request) {
        return Optional.ofNullable((Long) request.getAttribute(BEGUN));
    }

    /** What a request waited for, if it was worked on. */
    static Optional<TimeSpent> spent(Request request) {
        return Optional.ofNullable((TimeSpent) request.getAttribute(SPENT));
    }

    private static String masked(List<String> numbers) {
        String shown = numbers.stream().limit(MAX_SHOWN).map(Trace::masked).collect(Collectors.joining(","));
        return numbers.size() <= MAX_SHOWN ? shown : shown + ",+" + (numbers.size() - MAX_SHOWN);
    }

    // The shortest number has two digits; then even these are too many to show.
    private static String masked(String number) {
        int shown = Math.min(SHOWN_DIGITS, (number.length() - 1) / 2);
        return "*" + number.substring(number.length() - shown);
    }
}
