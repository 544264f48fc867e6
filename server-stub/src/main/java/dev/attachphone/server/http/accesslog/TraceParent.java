package dev.attachphone.server.http.accesslog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/**
 * The trace to which a request belongs, from its {@code traceparent} header (W3C Trace Context).
 *
 * @param traceId the id of the trace, in 32 hexadecimal digits
 * @param parentId the id of the caller's span, in 16 hexadecimal digits
 * @param flags the flags, in two hexadecimal digits
 */
public record TraceParent(String traceId, String parentId, String flags) {

    /** The header in requests and responses. */
    public static final String HEADER = "traceparent";

    /** Version 00, and what a later version must begin with. */
    private static final Pattern FORMAT =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0+-)([0-9a-f]{32})-(?!0+-)([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    private static final String CURRENT_VERSION = "00";

    /** Trace ids that may be phone numbers are not accepted, because the log must not contain them. */
    private static final Pattern PHONE_NUMBER = Pattern.compile("0*[1-9][0-9]{6,14}");

    /** The trace of a request; empty if it has no header, an invalid one, or several. */
    public static Optional<TraceParent> of(Request request) {
        List<String> values = request.getHeaders().getValuesList(HEADER);
        return values.size() == 1 ? parse(values.get(0)) : Optional.empty();
    }

    private static Optional<TraceParent> parse(String value) {
        Matcher parts = FORMAT.matcher(value);
        return parts.matches()
                        && (parts.group(5) == null || !parts.group(1).equals(CURRENT_VERSION))
                        && !PHONE_NUMBER.matcher(parts.group(2)).matches()
                ? Optional.of(new TraceParent(parts.group(2), parts.group(3), parts.group(4)))
                : Optional.empty();
    }

    /** The value of the header, in version 00. */
    @Override
    public String toString() {
        return String.join("-", CURRENT_VERSION, traceId, parentId, flags);
    }
}
