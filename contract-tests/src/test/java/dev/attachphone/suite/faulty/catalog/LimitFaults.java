package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.BodyParsing;
import dev.attachphone.suite.faulty.server.FieldRules;
import dev.attachphone.suite.faulty.server.HttpRequestRules;
import dev.attachphone.suite.faulty.server.MediaTypeMatching;
import dev.attachphone.suite.faulty.server.MutableAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Faults in limits, codings and request lines. */
final class LimitFaults {

    // Jackson itself refuses such a key.
    private static final Pattern KEY_WITH_SURROGATE = Pattern.compile("\"[^\"]*\\\\u[dD][89a-fA-F][^\"]*\"(\\s*:)");

    private LimitFaults() {}

    static final List<ServerFault> NUMBERS = List.of(
            fault("one-number-more-accepted", "1,001 different numbers are accepted", b -> b.fields.maxNumbers++),
            fault("longest-list-refused", "1,000 different numbers are too many", b -> b.fields.maxNumbers--),
            fault("list-unlimited", "no list of numbers is too long", b -> b.fields.maxNumbers = Integer.MAX_VALUE),
            fault(
                    "duplicates-counted",
                    "duplicates count towards the limit of numbers",
                    b -> b.fields.count = List::size),
            fault(
                    "other-elements-counted",
                    "elements that are no strings count towards the limit of numbers",
                    b -> b.fields.count = numbers -> numbers.stream().distinct().count()),
            fault(
                    "only-the-first-1000-read",
                    "numbers after the first 1,000 are ignored",
                    b -> b.fields.numbers = body -> FieldRules.elements(body.path("numbers"))
                            .map(numbers -> numbers.stream().limit(1000).toList())),
            ErrorFaults.status("too-many-numbers", 413),
            ErrorFaults.status("too-many-numbers", 422),
            fault(
                    "too-many-numbers-invalid",
                    "too many numbers are answered as an invalid number",
                    b -> b.attach.before(
                            "too-many-numbers",
                            requestProcessing -> requestProcessing
                                    .numbers()
                                    .filter(numbers -> b.fields.count.applyAsLong(numbers) > b.fields.maxNumbers)
                                    .map(numbers -> requestProcessing.answer("invalid-phone-number")))),
            PrecedenceFaults.swap("too-many-numbers", "invalid-provider"),
            PrecedenceFaults.swap("too-many-numbers", "invalid-phone-number"));

    static final List<ServerFault> HEADS = List.of(
            fault(
                    "headers-limited-to-8-kilobytes",
                    "headers of 8 KiB are too large",
                    b -> b.http.maxHeadBytes = 8 * 1024),
            fault(
                    "headers-of-32-kilobytes-accepted",
                    "headers of 32 KiB are not too large",
                    b -> b.http.maxHeadBytes = 32 * 1024),
            fault(
                    "one-header-byte-more-accepted",
                    "headers of 16 KiB and a byte are accepted",
                    b -> b.http.maxHeadBytes++),
            fault("largest-headers-refused", "headers of exactly 16 KiB are too large", b -> b.http.maxHeadBytes--),
            ErrorFaults.status("headers-too-large", 400),
            ErrorFaults.status("headers-too-large", 413),
            ErrorFaults.status("uri-too-long", 400),
            ErrorFaults.status("uri-too-long", 431),
            fault(
                    "uri-too-long-html",
                    "a target that is too long is answered by a page",
                    b -> b.answers.on("uri-too-long", MutableAnswer::asHtml)),
            fault(
                    "headers-too-large-reworded",
                    "headers that are too large are answered with the status' words",
                    b -> b.answers.on(
                            "headers-too-large",
                            mutableAnswer -> mutableAnswer.message("Request Header Fields Too Large"))),
            fault(
                    "closing-not-announced",
                    "a connection is closed without Connection: close",
                    b -> b.answers.where(
                            mutableAnswer -> true, mutableAnswer -> mutableAnswer.headers.remove("Connection"))));

    static final List<ServerFault> CODINGS = List.of(
            fault("content-coding-ignored", "Content-Encoding is ignored", b -> b.http.contentCoding = codings -> true),
            fault(
                    "content-coding-malformed",
                    "a content coding is answered as a malformed body",
                    b -> b.attach.before(
                            "unsupported-content-coding",
                            requestProcessing -> requestProcessing.has("Content-Encoding")
                                    ? Optional.of(requestProcessing.answer("malformed-body"))
                                    : Optional.empty())),
            fault("gzip-supported", "a body with Content-Encoding: gzip is unpacked", b -> {
                b.http.contentCoding = codings -> codings.stream().allMatch("gzip"::equals);
                b.body.decode = bytes -> BodyParsing.utf8(BodyFaults.unpacked(bytes));
            }),
            fault(
                    "content-coding-without-accept-encoding",
                    "a content coding is refused without Accept-Encoding",
                    b -> b.answers.on(
                            "unsupported-media-type",
                            mutableAnswer -> mutableAnswer.headers.remove("Accept-Encoding"))),
            fault(
                    "accept-encoding-gzip",
                    "a content coding is refused with Accept-Encoding: gzip",
                    b -> b.answers.on(
                            "unsupported-media-type",
                            mutableAnswer -> mutableAnswer.headers.replace("Accept-Encoding", "gzip"))),
            fault(
                    "accept-encoding-with-every-415",
                    "a wrong content type is refused with Accept-Encoding",
                    b -> b.answers.on(
                            "unsupported-media-type",
                            mutableAnswer -> mutableAnswer.header("Accept-Encoding", "identity"))),
            fault(
                    "identity-refused",
                    "Content-Encoding: identity is refused",
                    b -> b.http.contentCoding = List::isEmpty),
            fault(
                    "content-coding-case-sensitive",
                    "Content-Encoding: Identity is refused",
                    b -> b.http.contentCoding = codings ->
                            MediaTypeMatching.elements(codings).stream().allMatch("identity"::equals)),
            fault(
                    "first-content-encoding-counts",
                    "a second Content-Encoding is ignored",
                    b -> b.http.contentCoding = codings -> MediaTypeMatching.elements(codings).stream()
                            .limit(1)
                            .allMatch("identity"::equalsIgnoreCase)),
            fault(
                    "last-content-encoding-counts",
                    "all but the last Content-Encoding are ignored",
                    b -> b.http.contentCoding = codings -> {
                        List<String> all = MediaTypeMatching.elements(codings);
                        return all.isEmpty() || all.get(all.size() - 1).equalsIgnoreCase("identity");
                    }),
            PrecedenceFaults.swap("unsupported-content-coding", "not-acceptable"),
            PrecedenceFaults.swap("unsupported-content-coding", "invalid-auth"),
            PrecedenceFaults.swap("method-not-allowed", "unsupported-content-coding"),
            fault(
                    "transfer-coding-ignored",
                    "transfer codings are ignored",
                    b -> b.http.transferCoding = codings -> true),
            ErrorFaults.status("unsupported-transfer-coding", 400),
            ErrorFaults.status("unsupported-transfer-coding", 415),
            PrecedenceFaults.swap("unsupported-transfer-coding", "unknown-path"),
            PrecedenceFaults.swap("unsupported-transfer-coding", "invalid-auth"));

    static final List<ServerFault> SURROGATES = List.of(
            fault(
                    "lone-surrogate-stored",
                    "a string with an unpaired surrogate is accepted",
                    b -> b.body.text = text -> true),
            fault(
                    "lone-surrogate-in-a-key-accepted",
                    "a key with an unpaired surrogate is accepted",
                    b -> b.body.prepare =
                            text -> KEY_WITH_SURROGATE.matcher(text).replaceAll("\"replaced\"$1")),
            fault(
                    "lone-low-surrogate-accepted",
                    "an unpaired low surrogate is accepted",
                    b -> b.body.text = text -> BodyParsing.isPaired(text)
                            || text.chars().noneMatch(unit -> Character.isHighSurrogate((char) unit))),
            fault(
                    "lone-surrogate-fails",
                    "an unpaired surrogate causes a 500",
                    b -> b.body.text = text -> {
                        if (!BodyParsing.isPaired(text)) {
                            throw new IllegalStateException("unpaired");
                        }
                        return true;
                    }),
            fault(
                    "paired-surrogates-refused",
                    "a pair of surrogates is refused",
                    b -> b.body.text = text -> text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))));

    static final List<ServerFault> REQUEST_LINES = List.of(
            fault(
                    "fragment-accepted",
                    "a fragment in the target is ignored",
                    b -> b.http.target = target -> target.getUser() == null && HttpRequestRules.hasHost(target)),
            fault(
                    "user-information-accepted",
                    "a user in the target is ignored",
                    b -> b.http.target = target -> target.getFragment() == null && HttpRequestRules.hasHost(target)),
            fault(
                    "target-without-host-accepted",
                    "a target with a scheme and no host is accepted",
                    b -> b.http.target = target -> target.getFragment() == null && target.getUser() == null),
            fault(
                    "version-case-insensitive",
                    "a version in lower case is accepted",
                    b -> b.http.anyCaseOfVersion = true),
            fault("empty-host-accepted", "an empty Host is accepted", b -> b.http.host = host -> true),
            fault(
                    "host-decides",
                    "Host decides and not the absolute target",
                    b -> b.http.host = host -> host.startsWith("127.0.0.1")));

    static final List<ServerFault> HEADERS = List.of(
            fault("no-date", "answers have no Date", b -> b.http.dated = false),
            fault(
                    "date-in-iso-format",
                    "Date is an ISO 8601 time",
                    b -> b.answers.where(
                            mutableAnswer -> true,
                            mutableAnswer ->
                                    mutableAnswer.header("Date", Instant.now().toString()))),
            fault(
                    "accept-invalid-quality-excludes",
                    "a range with an invalid quality is ignored",
                    b -> b.http.accept = ranges -> {
                        List<String> kept = MediaTypeMatching.elements(ranges).stream()
                                .filter(LimitFaults::hasValidQuality)
                                .toList();
                        return MediaTypeMatching.elements(ranges).isEmpty()
                                || (!kept.isEmpty() && MediaTypeMatching.acceptsJson(kept));
                    }));

    private static boolean hasValidQuality(String range) {
        return List.of(range.split(";")).stream()
                .map(String::strip)
                .filter(parameter -> parameter.startsWith("q="))
                .allMatch(quality ->
                        MediaTypeMatching.QUALITY.matcher(quality.substring(2)).matches());
    }
}
