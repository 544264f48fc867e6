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

/** The fields of a request in the access log. They are collected while the request is processed, as attributes of the request. */
public final class AccessLogFields {

    private static final String FIELDS = AccessLogFields.class.getName() + ".fields";
    private static final String ARRIVAL = AccessLogFields.class.getName() + ".arrival";
    private static final String TIMINGS = AccessLogFields.class.getName() + ".timings";
    private static final String ANSWER = AccessLogFields.class.getName() + ".answer";
    private static final int MAX_SHOWN = 10;
    private static final int SHOWN_DIGITS = 4;

    private AccessLogFields() {}

    /** Records that a request has arrived completely and is processed from now on. */
    public static void started(Request request, RequestTimings timings) {
        request.setAttribute(ARRIVAL, NanoTime.since(request.getBeginNanoTime()));
        request.setAttribute(TIMINGS, timings);
    }

    /** Records the name of the answer. */
    public static void answerName(Request request, String name) {
        request.setAttribute(ANSWER, name);
    }

    /**
     * Adds a field with the id of an existing object. Ids sent by the client must not be added before the object was found, because they
     * may be anything, such as a credential.
     *
     * @param name the name of the field, such as {@code account}
     */
    public static void put(ContainerRequestContext request, String name, String id) {
        fields(request).put(name, id);
    }

    /** Adds a field with the last digits of E.164 numbers. */
    public static void putNumbers(ContainerRequestContext request, List<String> numbers) {
        fields(request).put("numbers", masked(numbers));
    }

    private static Map<String, String> fields(ContainerRequestContext request) {
        Map<String, String> fields = fields(request.getProperty(FIELDS));
        request.setProperty(FIELDS, fields);
        return fields;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> fields(@Nullable Object property) {
        return property == null ? new LinkedHashMap<>() : (Map<String, String>) property;
    }

    /** Copies the fields from a JAX-RS request to the HTTP request. */
    public static void copyTo(ContainerRequestContext from, Request to) {
        to.setAttribute(FIELDS, from.getProperty(FIELDS));
    }

    /** The fields, in the order in which they were added. */
    static Map<String, String> fields(Request request) {
        return fields(request.getAttribute(FIELDS));
    }

    /** The time from the first byte of a request until it was processed, in nanoseconds; empty if it was rejected before. */
    static Optional<Long> arrivalNanos(Request request) {
        return Optional.ofNullable((Long) request.getAttribute(ARRIVAL));
    }

    /** The timings of a request; empty if it was rejected before it was processed. */
    static Optional<RequestTimings> timings(Request request) {
        return Optional.ofNullable((RequestTimings) request.getAttribute(TIMINGS));
    }

    static String answerName(Request request) {
        return request.getAttribute(ANSWER) instanceof String name ? name : "none";
    }

    private static String masked(List<String> numbers) {
        String shown =
                numbers.stream().limit(MAX_SHOWN).map(AccessLogFields::masked).collect(Collectors.joining(","));
        return numbers.size() <= MAX_SHOWN ? shown : shown + ",+" + (numbers.size() - MAX_SHOWN);
    }

    // At most half of the digits are shown: the shortest number has two.
    private static String masked(String number) {
        int shown = Math.min(SHOWN_DIGITS, (number.length() - 1) / 2);
        return "*" + number.substring(number.length() - shown);
    }
}
