package dev.attachphone.suite.faulty;

import static dev.attachphone.suite.faulty.Fault.fault;

import java.util.List;
import java.util.regex.Pattern;

/** What implementers get wrong about HTTP itself: paths, methods, media types, sizes. */
final class HttpFaults {

    private static final Pattern CHARSET = Pattern.compile("\\s*;\\s*charset=[^;]*", Pattern.CASE_INSENSITIVE);

    private HttpFaults() {}

    static final List<Fault> PATHS = List.of(
            fault(
                    "trailing-slash-served",
                    "a path with a slash behind it is served too",
                    b -> b.http.path = seen -> seen.path().replaceAll("/+$", "")),
            fault(
                    "path-case-folded",
                    "a path in capitals is served too",
                    b -> b.http.path = seen -> Texts.small(seen.path())),
            fault(
                    "double-slashes-collapsed",
                    "two slashes in a path count as one",
                    b -> b.http.path = seen -> seen.path().replaceAll("/+", "/")),
            fault(
                    "path-percent-decoded",
                    "a path with escaped letters is served too",
                    b -> b.http.path = seen -> seen.path().replaceAll("%2[dD]", "-")),
            fault(
                    "path-prefix-served",
                    "whatever stands below the path is served too",
                    b -> b.http.path = seen -> seen.path().replaceAll("^(/api/agent/attach-phone-number)/.*", "$1")),
            fault(
                    "path-plural-served",
                    "the path is served in the plural too",
                    b -> b.http.path = seen -> seen.path().replaceAll("numbers$", "number")),
            fault(
                    "query-part-of-path",
                    "a path with a query behind it is unknown",
                    b -> b.http.path = seen -> seen.path() + seen.query()),
            fault(
                    "unknown-path-html",
                    "an unknown path is answered by an HTML page",
                    b -> b.answers.on("unknown-path", Answer::asHtml)),
            fault(
                    "unknown-path-empty",
                    "an unknown path is answered without a body",
                    b -> b.answers.on("unknown-path", answer -> answer.text = "")),
            fault(
                    "unknown-path-agent-not-found",
                    "an unknown path gets the sentence of an unknown agent",
                    b -> b.answers.on("unknown-path", answer -> answer.message("Agent not found"))),
            fault(
                    "unknown-path-400",
                    "an unknown path is a bad request",
                    b -> b.answers.on("unknown-path", answer -> answer.status(400))));

    static final List<Fault> METHODS = List.of(
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
            fault("any-method-served", "the method is not looked at", b -> b.http.method = method -> "POST"),
            fault(
                    "wrong-method-404",
                    "a wrong method is answered like an unknown path",
                    b -> b.answers.on("method-not-allowed", answer -> answer.status(404))),
            fault(
                    "wrong-method-without-allow",
                    "a wrong method is answered without Allow",
                    b -> b.answers.on("method-not-allowed", answer -> answer.headers.remove("Allow"))),
            fault(
                    "wrong-allow",
                    "Allow names methods that are not served",
                    b -> b.answers.on("method-not-allowed", answer -> answer.header("Allow", "GET, POST"))),
            fault(
                    "small-allow",
                    "Allow names the method in small letters",
                    b -> b.answers.on("method-not-allowed", answer -> answer.header("Allow", "post"))),
            fault(
                    "wrong-method-without-envelope",
                    "a wrong method is answered by an HTML page",
                    b -> b.answers.on("method-not-allowed", Answer::asHtml)),
            fault(
                    "wrong-method-501",
                    "a wrong method is answered as not implemented",
                    b -> b.answers.on("method-not-allowed", answer -> answer.status(501))));

    static final List<Fault> CONTENT_TYPES = List.of(
            fault("content-type-ignored", "a body of any type is read", b -> b.http.contentType = types -> true),
            fault(
                    "content-type-optional",
                    "a body without a type is read",
                    b -> b.http.contentType = types -> types.isEmpty() || MediaTypes.isJson(types)),
            fault(
                    "content-type-by-prefix",
                    "a type that begins like the right one is read",
                    b -> b.http.contentType = types ->
                            types.size() == 1 && Texts.small(types.get(0)).startsWith("application/json")),
            fault(
                    "charset-refused",
                    "a type with a charset is refused",
                    b -> b.http.contentType = types ->
                            types.size() == 1 && Texts.small(types.get(0)).equals("application/json")),
            fault(
                    "any-charset-accepted",
                    "the charset is not looked at",
                    b -> b.http.contentType = types -> types.size() == 1
                            && MediaTypes.isJson(
                                    List.of(CHARSET.matcher(types.get(0)).replaceAll("")))),
            fault(
                    "quoted-charset-refused",
                    "a charset in quotes is refused",
                    b -> b.http.contentType =
                            types -> MediaTypes.isJson(types) && !types.get(0).contains("\"")),
            fault(
                    "utf8-without-hyphen-refused",
                    "utf8 is not known as a name of UTF-8",
                    b -> b.http.contentType = types -> MediaTypes.isJson(types)
                            && !Texts.small(types.get(0)).contains("utf8")),
            fault(
                    "content-type-case-sensitive",
                    "a type in capitals is refused",
                    b -> b.http.contentType =
                            types -> MediaTypes.isJson(types) && types.get(0).startsWith("application/json")),
            fault(
                    "json-suffix-accepted",
                    "application/problem+json counts as JSON",
                    b -> b.http.contentType = types ->
                            MediaTypes.isJson(types) || types.stream().anyMatch(type -> type.endsWith("+json"))),
            fault(
                    "text-json-accepted",
                    "text/json counts as JSON",
                    b -> b.http.contentType = types -> MediaTypes.isJson(types) || types.contains("text/json")),
            fault(
                    "wildcard-content-type-accepted",
                    "a range counts as a type",
                    b -> b.http.contentType = types ->
                            MediaTypes.isJson(types) || types.stream().anyMatch(type -> type.equals("application/*"))),
            fault(
                    "first-content-type-counts",
                    "a second type is not looked at",
                    b -> b.http.contentType =
                            types -> MediaTypes.isJson(types.stream().limit(1).toList())),
            fault(
                    "forms-accepted",
                    "a form is read as JSON",
                    b -> b.http.contentType =
                            types -> MediaTypes.isJson(types) || types.contains("application/x-www-form-urlencoded")),
            fault(
                    "wrong-type-400",
                    "a wrong type is a bad request",
                    b -> b.answers.on("unsupported-media-type", answer -> answer.status(400))),
            fault(
                    "wrong-type-problem-json",
                    "a wrong type is answered by a framework's problem",
                    b -> b.answers.on(
                            "unsupported-media-type",
                            answer -> answer.text = "{\"title\":\"Unsupported Media Type\",\"status\":415}")),
            fault(
                    "wrong-type-only-code",
                    "a wrong type is answered with another code inside",
                    b -> b.answers.on("unsupported-media-type", answer -> answer.body.put("code", 400))));

    static final List<Fault> ACCEPT = List.of(
            fault("accept-ignored", "Accept is not looked at", b -> b.http.accept = ranges -> true),
            fault(
                    "accept-exact",
                    "only application/json itself is acceptable",
                    b -> b.http.accept = ranges -> ranges.isEmpty() || ranges.contains("application/json")),
            fault(
                    "accept-quality-ignored",
                    "a quality of 0 does not exclude",
                    b -> b.http.accept = ranges -> ranges.isEmpty()
                            || !MediaTypes.ranges(MediaTypes.elements(ranges)).isEmpty()),
            fault(
                    "accept-best-quality-wins",
                    "the best range decides, not the most specific",
                    b -> b.http.accept = ranges -> ranges.isEmpty()
                            || MediaTypes.ranges(MediaTypes.elements(ranges)).stream()
                                    .anyMatch(range -> range.quality() > 0)),
            fault(
                    "accept-any-exclusion-wins",
                    "any covering range of quality 0 excludes",
                    b -> b.http.accept = ranges -> MediaTypes.acceptsJson(ranges)
                            && MediaTypes.ranges(MediaTypes.elements(ranges)).stream()
                                    .allMatch(range -> range.quality() > 0)),
            fault(
                    "accept-first-range-only",
                    "only the first range counts",
                    b -> b.http.accept = ranges -> MediaTypes.acceptsJson(
                            MediaTypes.elements(ranges).stream().limit(1).toList())),
            fault(
                    "accept-case-sensitive",
                    "a range in capitals admits nothing",
                    b -> b.http.accept = ranges -> MediaTypes.acceptsJson(ranges)
                            && ranges.stream().allMatch(range -> range.equals(Texts.small(range)))),
            fault(
                    "accept-subtype-wildcard-unknown",
                    "application/* admits nothing",
                    b -> b.http.accept = ranges -> MediaTypes.acceptsJson(ranges.stream()
                            .map(range -> range.replace("application/*", "application/x"))
                            .toList())),
            fault(
                    "accept-split-in-quotes",
                    "a comma in quotes ends a range",
                    b -> b.http.accept = ranges -> MediaTypes.acceptsJson(ranges.stream()
                            .flatMap(range -> List.of(range.split(",", -1)).stream())
                            .toList())),
            fault(
                    "not-acceptable-415",
                    "an unacceptable Accept is answered as a wrong type",
                    b -> b.answers.on("not-acceptable", answer -> answer.status(415))),
            fault(
                    "not-acceptable-empty",
                    "an unacceptable Accept is answered without a body",
                    b -> b.answers.on("not-acceptable", answer -> answer.text = "")));

    static final List<Fault> SIZES = List.of(
            fault("largest-body-refused", "a body of exactly 256 KiB is too large", b -> b.http.maxBodyBytes--),
            fault(
                    "one-byte-more-accepted",
                    "a body of 256 KiB and a byte is not too large",
                    b -> b.http.maxBodyBytes++),
            fault("body-unlimited", "no body is too large", b -> b.http.maxBodyBytes = Integer.MAX_VALUE),
            fault("limit-of-100-kilobytes", "a framework's own limit holds", b -> b.http.maxBodyBytes = 100 * 1024),
            fault(
                    "too-large-400",
                    "a body that is too large is a bad request",
                    b -> b.answers.on("body-too-large", answer -> answer.status(400))),
            fault(
                    "too-large-html",
                    "a proxy answers a body that is too large",
                    b -> b.answers.on("body-too-large", Answer::asHtml)),
            fault(
                    "jetty-refuses-in-html",
                    "what the HTTP library refuses is answered by its page",
                    b -> b.answers.where(answer -> answer.name.startsWith("http-"), Answer::asHtml)));
}
