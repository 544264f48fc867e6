package dev.attachphone.sandbox.inspect;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.prefer.PreferHeader;
import dev.attachphone.sandbox.prefer.Preference;
import dev.attachphone.sandbox.request.AcceptHeader;
import dev.attachphone.sandbox.request.ContentTypeHeader;
import dev.attachphone.sandbox.request.JsonBodyParser;
import dev.attachphone.sandbox.request.ParsedBody;
import dev.attachphone.sandbox.request.RequestCredentials;
import dev.attachphone.sandbox.request.RequestFinding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything about a request to an operation that plain matchers cannot decide exactly. */
public final class RequestInspection {

    /** The largest body in bytes. */
    public static final int MAX_BODY = 262_144;

    private RequestInspection() {}

    /** All findings; which of them is answered is left to the priorities of the stubs. */
    public static List<RequestFinding> findings(Operation operation, Request request) {
        return Stream.of(
                        refusedPreference(operation, request),
                        ContentTypeHeader.finding(lines(request, "Content-Type")),
                        AcceptHeader.finding(lines(request, "Accept")),
                        size(request),
                        RequestCredentials.of(operation, request).finding(),
                        json(request))
                .flatMap(Optional::stream)
                .toList();
    }

    public static List<String> lines(Request request, String header) {
        return request.containsHeader(header) ? request.header(header).values() : List.of();
    }

    private static Optional<RequestFinding> refusedPreference(Operation operation, Request request) {
        return PreferHeader.of(operation, request) instanceof Preference.UnknownPreference unknownPreference
                ? Optional.of(new RequestFinding(Preference.REFUSED, unknownPreference.message()))
                : Optional.empty();
    }

    private static Optional<RequestFinding> size(Request request) {
        return request.getBody().length > MAX_BODY
                ? Optional.of(new RequestFinding("body-too-large", "the body is larger than " + MAX_BODY + " bytes"))
                : Optional.empty();
    }

    private static Optional<RequestFinding> json(Request request) {
        return request.getBody().length <= MAX_BODY
                        && JsonBodyParser.parse(request.getBody()) instanceof ParsedBody.MalformedBody malformedBody
                ? Optional.of(new RequestFinding("malformed-body", malformedBody.reason()))
                : Optional.empty();
    }
}
