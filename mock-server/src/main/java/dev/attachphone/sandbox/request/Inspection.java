package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything about a request to an operation that plain matchers cannot decide exactly. */
public final class Inspection {

    /** The largest body in bytes. */
    public static final int MAX_BODY = 262_144;

    private Inspection() {}

    /** All findings; which of them is answered is left to the priorities of the stubs. */
    public static List<Finding> findings(Operation operation, Request request) {
        return Stream.of(
                        refusedPreference(operation, request),
                        ContentType.finding(lines(request, "Content-Type")),
                        Accept.finding(lines(request, "Accept")),
                        size(request),
                        Credentials.of(operation, request).finding(),
                        json(request))
                .flatMap(Optional::stream)
                .toList();
    }

    static List<String> lines(Request request, String header) {
        return request.containsHeader(header) ? request.header(header).values() : List.of();
    }

    private static Optional<Finding> refusedPreference(Operation operation, Request request) {
        return Wishes.of(operation, request) instanceof Preference.Refused refused
                ? Optional.of(new Finding(Preference.REFUSED, refused.message()))
                : Optional.empty();
    }

    private static Optional<Finding> size(Request request) {
        return request.getBody().length > MAX_BODY
                ? Optional.of(new Finding("body-too-large", "the body is larger than " + MAX_BODY + " bytes"))
                : Optional.empty();
    }

    private static Optional<Finding> json(Request request) {
        return request.getBody().length <= MAX_BODY
                        && StrictJson.read(request.getBody()) instanceof Body.Malformed malformed
                ? Optional.of(new Finding("malformed-body", malformed.because()))
                : Optional.empty();
    }
}
