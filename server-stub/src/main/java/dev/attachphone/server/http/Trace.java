package dev.attachphone.server.http;

import dev.attachphone.server.attach.TimeSpent;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/** What a request turned out to be about, carried from where that is known to the log. */
public final class Trace {

    private static final String NOTES = Trace.class.getName() + ".notes";
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

    /**
     * Notes the id of something that there is. What a client says that there is could be anything, a credential included.
     *
     * @param what what it is, such as {@code account}
     */
    public static void note(ContainerRequestContext request, String what, String id) {
        notes(request).put(what, id);
    }

    /** Notes the last digits of numbers in E.164. */
    public static void numbers(ContainerRequestContext request, List<String> numbers) {
        notes(request).put("numbers", masked(numbers));
    }

    private static Map<String, String> notes(ContainerRequestContext request) {
        Map<String, String> notes = notes(request.getProperty(NOTES));
        request.setProperty(NOTES, notes);
        return notes;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> notes(@Nullable Object property) {
        return property == null ? new LinkedHashMap<>() : (Map<String, String>) property;
    }

    /** Hands on what is known. */
    static void copy(ContainerRequestContext from, Request to) {
        to.setAttribute(NOTES, from.getProperty(NOTES));
    }

    /** What was noted, in that order. */
    static Map<String, String> notes(Request request) {
        return notes(request.getAttribute(NOTES));
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
