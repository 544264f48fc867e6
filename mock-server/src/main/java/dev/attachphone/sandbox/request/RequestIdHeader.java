package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.sandbox.inspect.RequestInspection;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a request and its answer are called by: the caller's own word for it, or a new one. */
public final class RequestIdHeader {

    /** The header of request and response. */
    public static final String HEADER = "X-Request-Id";

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIdHeader() {}

    /**
     * The id of a request.
     *
     * @param otherwise the id if the caller names none that is allowed
     */
    public static String of(Request request, UUID otherwise) {
        return RequestInspection.lines(request, HEADER).stream()
                .filter(id -> ALLOWED.matcher(id).matches())
                .findFirst()
                .orElse(otherwise.toString());
    }
}
