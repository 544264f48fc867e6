package dev.attachphone.server.http.accesslog;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.ContractLimits.TextLimit;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/** The id of a request, which is sent in every response and written in every log event of the request. */
public final class RequestId {

    /** The header that carries the id in requests and responses. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final TextLimit WELL_FORMED = Contract.load().limits().requestId();

    /** Phone numbers are not accepted as ids, because the log must not contain them. */
    private static final Pattern PHONE_NUMBER = Pattern.compile("([._-]*[0-9]){7,15}[._-]*");

    private RequestId() {}

    /** Copies the id from an HTTP request to its JAX-RS request. */
    public static void copyTo(ContainerRequestContext to, Request from) {
        to.setProperty(ATTRIBUTE, of(from));
    }

    /** The id that {@link #copyTo} has copied. */
    public static String of(ContainerRequestContext request) {
        return (String) Objects.requireNonNull(request.getProperty(ATTRIBUTE));
    }

    /** The id sent by the client if it is well-formed and not a phone number, otherwise a random one. It is the same for every call. */
    public static String of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = Optional.ofNullable(request.getHeaders().get(HEADER))
                .filter(given -> WELL_FORMED.allows(given)
                        && !PHONE_NUMBER.matcher(given).matches())
                .orElseGet(RequestId::random);
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    // It has the form of a UUID. An id is no secret, so it needs no secure random number, which is slow.
    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
