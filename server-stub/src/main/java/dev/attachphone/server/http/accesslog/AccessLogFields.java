package dev.attachphone.server.http.accesslog;

import dev.attachphone.server.attach.RequestTimings;
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
public final class AccessLogFields {

    private static final String FIELDS = AccessLogFields.class.getName() + ".notes";
    private static final String ARRIVAL = AccessLogFields.class.getName() + ".begun";
    private static final String TIMINGS = AccessLogFields.class.getName() + ".spent";
    private static final int MAX_SHOWN = 10;
    private static final int SHOWN_DIGITS = 4;

    private AccessLogFields() {}

    /** A request has arrived as a whole, and is worked on. */
    public static void started(Request request, RequestTimings spent) {
        request.setAttribute(ARRIVAL, NanoTime.since(request.getBeginNanoTime()));
        request.setAttribute(TIMINGS, spent);
    }

    /**
     * Notes the id of something that there is. What a client says that there is could be anything, a credential included.
     *
     * @param what what it is, such as {@code account}
     */
    public static void put(ContainerRequestContext request, String what, String id) {
        fields(request).put(what, id);
    }

    /** Notes the last digits of numbers in E.164. */
    public static void putNumbers(ContainerRequestContext request, List<String> numbers) {
        fields(request).put("numbers", masked(numbers));
    }

    private static Map<String, String> fields(ContainerRequestContext request) {
        Map<String, String> notes = fields(request.getProperty(FIELDS));
        request.setProperty(FIELDS, notes);
        return notes;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> fields(@Nullable Object property) {
        return property == null ? new LinkedHashMap<>() : (Map<String, String>) property;
    }

    /** Hands on what is known. */
    public static void copyTo(ContainerRequestContext from, Request to) {
        to.setAttribute(FIELDS, from.getProperty(FIELDS));
    }

    /** What was noted, in that order. */
    static Map<String, String> fields(Request request) {
        return fields(request.getAttribute(FIELDS));
    }

    /** How long after its first byte a request was worked on, in nanoseconds, if it was. */
    static Optional<Long> arrivalNanos(Request request) {
        return Optional.ofNullable((Long) request.getAttribute(ARRIVAL));
    }

    /** What a request waited for, if it was worked on. */
    static Optional<RequestTimings> timings(Request request) {
        return Optional.ofNullable((RequestTimings) request.getAttribute(TIMINGS));
    }

    private static String masked(List<String> numbers) {
        String shown =
                numbers.stream().limit(MAX_SHOWN).map(AccessLogFields::masked).collect(Collectors.joining(","));
        return numbers.size() <= MAX_SHOWN ? shown : shown + ",+" + (numbers.size() - MAX_SHOWN);
    }

    // The shortest number has two digits; then even these are too many to show.
    private static String masked(String number) {
        int shown = Math.min(SHOWN_DIGITS, (number.length() - 1) / 2);
        return "*" + number.substring(number.length() - shown);
    }
}
