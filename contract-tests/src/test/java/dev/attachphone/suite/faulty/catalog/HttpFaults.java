package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.MutableAnswer;
import dev.attachphone.suite.faulty.server.TextTransformations;
import java.util.List;

/** Faults in HTTP: paths, methods, sizes. */
final class HttpFaults {

    private HttpFaults() {}

    static final List<ServerFault> PATHS = List.of(
            fault(
                    "trailing-slash-served",
                    "a path with a trailing slash is served",
                    b -> b.http.path = receivedRequest -> receivedRequest.path().replaceAll("/+$", "")),
            fault(
                    "path-case-folded",
                    "a path in upper case is served",
                    b -> b.http.path = receivedRequest -> TextTransformations.small(receivedRequest.path())),
            fault(
                    "double-slashes-collapsed",
                    "double slashes in a path are collapsed",
                    b -> b.http.path = receivedRequest -> receivedRequest.path().replaceAll("/+", "/")),
            fault(
                    "path-percent-decoded",
                    "a percent-encoded path is served",
                    b -> b.http.path = receivedRequest -> receivedRequest.path().replaceAll("%2[dD]", "-")),
            fault(
                    "path-prefix-served",
                    "every path with the path as prefix is served",
                    b -> b.http.path = receivedRequest ->
                            receivedRequest.path().replaceAll("^(/api/agent/attach-phone-number)/.*", "$1")),
            fault(
                    "path-plural-served",
                    "the plural of the path is served",
                    b -> b.http.path = receivedRequest -> receivedRequest.path().replaceAll("numbers$", "number")),
            fault(
                    "query-part-of-path",
                    "a path with a query is unknown",
                    b -> b.http.path = receivedRequest -> receivedRequest.path() + receivedRequest.query()),
            fault(
                    "unknown-path-html",
                    "an unknown path is answered by an HTML page",
                    b -> b.answers.on("unknown-path", MutableAnswer::asHtml)),
            fault(
                    "unknown-path-empty",
                    "an unknown path is answered without a body",
                    b -> b.answers.on("unknown-path", mutableAnswer -> mutableAnswer.text = "")),
            fault(
                    "unknown-path-agent-not-found",
                    "an unknown path is answered with agent-not-found",
                    b -> b.answers.on("unknown-path", mutableAnswer -> mutableAnswer.message("Agent not found"))),
            fault(
                    "unknown-path-400",
                    "an unknown path is answered with 400",
                    b -> b.answers.on("unknown-path", mutableAnswer -> mutableAnswer.status(400))));

    static final List<ServerFault> METHODS = List.of(
            fault(
                    "put-served",
                    "PUT is served like POST",
                    b -> b.http.method = method -> method.equals("PUT") ? "POST" : method),
            fault(
                    "patch-served",
                    "PATCH is served like POST",
                    b -> b.http.method = method -> method.equals("PATCH") ? "POST" : method),
            fault(
                    "get-served",
                    "GET is served like POST",
                    b -> b.http.method = method -> method.equals("GET") ? "POST" : method),
            fault("any-method-served", "the method is ignored", b -> b.http.method = method -> "POST"),
            fault(
                    "wrong-method-404",
                    "a wrong method is answered like an unknown path",
                    b -> b.answers.on("method-not-allowed", mutableAnswer -> mutableAnswer.status(404))),
            fault(
                    "wrong-method-without-allow",
                    "a wrong method is answered without Allow",
                    b -> b.answers.on("method-not-allowed", mutableAnswer -> mutableAnswer.headers.remove("Allow"))),
            fault(
                    "wrong-allow",
                    "Allow names methods that are not served",
                    b -> b.answers.on(
                            "method-not-allowed", mutableAnswer -> mutableAnswer.header("Allow", "GET, POST"))),
            fault(
                    "small-allow",
                    "Allow names the method in lower case",
                    b -> b.answers.on("method-not-allowed", mutableAnswer -> mutableAnswer.header("Allow", "post"))),
            fault(
                    "wrong-method-without-envelope",
                    "a wrong method is answered by an HTML page",
                    b -> b.answers.on("method-not-allowed", MutableAnswer::asHtml)),
            fault(
                    "wrong-method-501",
                    "a wrong method is answered as not implemented",
                    b -> b.answers.on("method-not-allowed", mutableAnswer -> mutableAnswer.status(501))));

    static final List<ServerFault> SIZES = List.of(
            fault("largest-body-refused", "a body of exactly 256 KiB is too large", b -> b.http.maxBodyBytes--),
            fault(
                    "one-byte-more-accepted",
                    "a body of 256 KiB and a byte is not too large",
                    b -> b.http.maxBodyBytes++),
            fault("body-unlimited", "no body is too large", b -> b.http.maxBodyBytes = Integer.MAX_VALUE),
            fault("limit-of-100-kilobytes", "a framework's own limit holds", b -> b.http.maxBodyBytes = 100 * 1024),
            fault(
                    "too-large-400",
                    "a body that is too large is answered with 400",
                    b -> b.answers.on("body-too-large", mutableAnswer -> mutableAnswer.status(400))),
            fault(
                    "too-large-html",
                    "a proxy answers a body that is too large",
                    b -> b.answers.on("body-too-large", MutableAnswer::asHtml)),
            fault(
                    "jetty-refuses-in-html",
                    "what the HTTP library refuses is answered by its page",
                    b -> b.answers.where(
                            mutableAnswer -> mutableAnswer.name.startsWith("http-"), MutableAnswer::asHtml)));
}
