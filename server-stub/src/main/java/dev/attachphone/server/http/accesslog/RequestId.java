package dev.attachphone.server.http.accesslog;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/** The id by which a caller and the log speak of the same request. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** It would stand in the log as a whole. */
    private static final Pattern PHONE_NUMBER = Pattern.compile("([._-]*[0-9]){7,15}[._-]*");

    private RequestId() {}

    /** The caller's own id if it is well-formed and no phone number; otherwise one made here, the same for as long as the request lasts. */
    public static String of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = Optional.ofNullable(request.getHeaders().get(HEADER))
                .filter(given -> WELL_FORMED.matcher(given).matches()
                        && !PHONE_NUMBER.matcher(given).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
