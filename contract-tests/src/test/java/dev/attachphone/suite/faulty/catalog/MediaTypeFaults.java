package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.MediaTypeMatching;
import dev.attachphone.suite.faulty.server.TextTransformations;
import java.util.List;
import java.util.regex.Pattern;

/** Faults in Content-Type and Accept. */
final class MediaTypeFaults {

    private static final Pattern CHARSET = Pattern.compile("\\s*;\\s*charset=[^;]*", Pattern.CASE_INSENSITIVE);

    private MediaTypeFaults() {}

    static final List<ServerFault> CONTENT_TYPES = List.of(
            fault("content-type-ignored", "a body of any type is read", b -> b.http.contentType = types -> true),
            fault(
                    "content-type-optional",
                    "a body without a type is read",
                    b -> b.http.contentType = types -> types.isEmpty() || MediaTypeMatching.isJson(types)),
            fault(
                    "content-type-by-prefix",
                    "a type that begins like the right one is read",
                    b -> b.http.contentType = types -> types.size() == 1
                            && TextTransformations.small(types.get(0)).startsWith("application/json")),
            fault(
                    "charset-refused",
                    "a type with a charset is refused",
                    b -> b.http.contentType = types -> types.size() == 1
                            && TextTransformations.small(types.get(0)).equals("application/json")),
            fault(
                    "any-charset-accepted",
                    "the charset is ignored",
                    b -> b.http.contentType = types -> types.size() == 1
                            && MediaTypeMatching.isJson(
                                    List.of(CHARSET.matcher(types.get(0)).replaceAll("")))),
            fault(
                    "quoted-charset-refused",
                    "a charset in quotes is refused",
                    b -> b.http.contentType = types ->
                            MediaTypeMatching.isJson(types) && !types.get(0).contains("\"")),
            fault(
                    "utf8-without-hyphen-refused",
                    "utf8 is not known as a name of UTF-8",
                    b -> b.http.contentType = types -> MediaTypeMatching.isJson(types)
                            && !TextTransformations.small(types.get(0)).contains("utf8")),
            fault(
                    "content-type-case-sensitive",
                    "a type in upper case is refused",
                    b -> b.http.contentType = types ->
                            MediaTypeMatching.isJson(types) && types.get(0).startsWith("application/json")),
            fault(
                    "json-suffix-accepted",
                    "application/problem+json counts as JSON",
                    b -> b.http.contentType = types ->
                            MediaTypeMatching.isJson(types) || types.stream().anyMatch(type -> type.endsWith("+json"))),
            fault(
                    "text-json-accepted",
                    "text/json counts as JSON",
                    b -> b.http.contentType = types -> MediaTypeMatching.isJson(types) || types.contains("text/json")),
            fault(
                    "wildcard-content-type-accepted",
                    "a range counts as a type",
                    b -> b.http.contentType = types -> MediaTypeMatching.isJson(types)
                            || types.stream().anyMatch(type -> type.equals("application/*"))),
            fault(
                    "first-content-type-counts",
                    "a second type is ignored",
                    b -> b.http.contentType = types ->
                            MediaTypeMatching.isJson(types.stream().limit(1).toList())),
            fault(
                    "forms-accepted",
                    "a form is read as JSON",
                    b -> b.http.contentType = types ->
                            MediaTypeMatching.isJson(types) || types.contains("application/x-www-form-urlencoded")),
            fault(
                    "wrong-type-400",
                    "a wrong content type is answered with 400",
                    b -> b.answers.on("unsupported-media-type", mutableAnswer -> mutableAnswer.status(400))),
            fault(
                    "wrong-type-problem-json",
                    "a wrong type is answered by a framework's problem",
                    b -> b.answers.on(
                            "unsupported-media-type",
                            mutableAnswer ->
                                    mutableAnswer.text = "{\"title\":\"Unsupported Media Type\",\"status\":415}")),
            fault(
                    "wrong-type-only-code",
                    "a wrong type is answered with another code inside",
                    b -> b.answers.on("unsupported-media-type", mutableAnswer -> mutableAnswer.body.put("code", 400))));

    static final List<ServerFault> ACCEPT = List.of(
            fault("accept-ignored", "Accept is ignored", b -> b.http.accept = ranges -> true),
            fault(
                    "accept-exact",
                    "only application/json itself is acceptable",
                    b -> b.http.accept = ranges -> ranges.isEmpty() || ranges.contains("application/json")),
            fault(
                    "accept-quality-ignored",
                    "a quality of 0 is ignored",
                    b -> b.http.accept = ranges -> ranges.isEmpty()
                            || !MediaTypeMatching.ranges(MediaTypeMatching.elements(ranges))
                                    .isEmpty()),
            fault(
                    "accept-best-quality-wins",
                    "the best range decides, not the most specific",
                    b -> b.http.accept = ranges -> ranges.isEmpty()
                            || MediaTypeMatching.ranges(MediaTypeMatching.elements(ranges)).stream()
                                    .anyMatch(range -> range.quality() > 0)),
            fault(
                    "accept-any-exclusion-wins",
                    "any covering range of quality 0 excludes",
                    b -> b.http.accept = ranges -> MediaTypeMatching.acceptsJson(ranges)
                            && MediaTypeMatching.ranges(MediaTypeMatching.elements(ranges)).stream()
                                    .allMatch(range -> range.quality() > 0)),
            fault(
                    "accept-first-range-only",
                    "only the first range counts",
                    b -> b.http.accept = ranges -> MediaTypeMatching.acceptsJson(
                            MediaTypeMatching.elements(ranges).stream().limit(1).toList())),
            fault(
                    "accept-case-sensitive",
                    "a range in upper case admits nothing",
                    b -> b.http.accept = ranges -> MediaTypeMatching.acceptsJson(ranges)
                            && ranges.stream().allMatch(range -> range.equals(TextTransformations.small(range)))),
            fault(
                    "accept-subtype-wildcard-unknown",
                    "application/* admits nothing",
                    b -> b.http.accept = ranges -> MediaTypeMatching.acceptsJson(ranges.stream()
                            .map(range -> range.replace("application/*", "application/x"))
                            .toList())),
            fault(
                    "accept-split-in-quotes",
                    "a comma in quotes ends a range",
                    b -> b.http.accept = ranges -> MediaTypeMatching.acceptsJson(ranges.stream()
                            .flatMap(range -> List.of(range.split(",", -1)).stream())
                            .toList())),
            fault(
                    "not-acceptable-415",
                    "an unacceptable Accept is answered as a wrong type",
                    b -> b.answers.on("not-acceptable", mutableAnswer -> mutableAnswer.status(415))),
            fault(
                    "not-acceptable-empty",
                    "an unacceptable Accept is answered without a body",
                    b -> b.answers.on("not-acceptable", mutableAnswer -> mutableAnswer.text = "")));
}
