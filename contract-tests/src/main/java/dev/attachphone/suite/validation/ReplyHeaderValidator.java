package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Validates the headers of a reply: those that every answer has, those of its status, and those that the case expects.
 *
 * <p>Every answer has one {@code Content-Type} and one {@code Date}. An answer with 429 or 503 has {@code Retry-After} in whole seconds,
 * at least 1. An answer with 415 has {@code Accept-Encoding} only if the request has a content coding.
 *
 * <p>Of a foreign target only the media type is judged, as RFC 9110 compares it: in any case and with any parameters.
 */
final class ReplyHeaderValidator {

    private static final String TYPE = "application/json";
    private static final String NO_CODING = "identity";
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 503);
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,8}");

    private ReplyHeaderValidator() {}

    static List<String> failures(ReplyExpectation expectation, TargetReply reply) {
        List<String> failures = new ArrayList<>();
        List<String> types = reply.headers().allValues("Content-Type");
        if (!types.equals(List.of(TYPE))) {
            failures.add("header Content-Type: expected exactly " + TYPE + " but was " + types);
        }
        failures.addAll(ofDate(reply));
        failures.addAll(ofStatus(expectation.sent(), reply));
        failures.addAll(ofCase(expectation.details(), reply));
        return failures;
    }

    static List<String> failuresOfForeign(TargetReply reply) {
        List<String> types = reply.headers().allValues("Content-Type");
        return types.size() == 1 && types.get(0).split(";", 2)[0].strip().equalsIgnoreCase(TYPE)
                ? List.of()
                : List.of("header Content-Type: expected " + TYPE + " but was " + types);
    }

    private static List<String> ofDate(TargetReply reply) {
        List<String> dates = reply.headers().allValues("Date");
        return dates.size() == 1 && isDate(dates.get(0))
                ? List.of()
                : List.of("header Date: expected one time such as Sat, 24 Jan 2026 10:30:19 GMT but was " + dates);
    }

    private static boolean isDate(String value) {
        try {
            DateTimeFormatter.RFC_1123_DATE_TIME.parse(value);
            return value.endsWith(" GMT");
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static List<String> ofStatus(TargetRequest sent, TargetReply reply) {
        List<String> failures = new ArrayList<>();
        List<String> delays = reply.headers().allValues("Retry-After");
        if (TRY_AGAIN.contains(reply.status())
                && !(delays.size() == 1 && SECONDS.matcher(delays.get(0)).matches())) {
            failures.add("header Retry-After: expected whole seconds, at least 1, but was " + delays);
        }
        if (reply.status() == UNSUPPORTED_MEDIA_TYPE && !hasContentCoding(sent)) {
            reply.header("Accept-Encoding")
                    .ifPresent(
                            value -> failures.add("header Accept-Encoding: expected none, since the content coding is"
                                    + " not the reason, but was " + value));
        }
        return failures;
    }

    private static boolean hasContentCoding(TargetRequest sent) {
        return sent.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Encoding"))
                .map(HeaderLine::value)
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase(NO_CODING));
    }

    private static List<String> ofCase(JsonNode details, TargetReply reply) {
        List<String> failures = new ArrayList<>();
        details.path("headers").properties().forEach(header -> {
            List<String> actual = reply.headers().allValues(header.getKey());
            if (actual.size() != 1 || !matches(header.getValue().asText(), actual.get(0))) {
                failures.add("header " + header.getKey() + ": expected "
                        + header.getValue().asText() + " but was " + actual);
            }
        });
        details.path("absent")
                .forEach(name -> reply.header(name.asText())
                        .ifPresent(
                                value -> failures.add("header " + name.asText() + ": expected none but was " + value)));
        return failures;
    }

    /** An expected value between slashes is a regular expression that the whole value must match. */
    private static boolean matches(String expected, String actual) {
        boolean pattern = expected.length() > 1 && expected.startsWith("/") && expected.endsWith("/");
        return pattern
                ? Pattern.matches(expected.substring(1, expected.length() - 1), actual)
                : expected.equals(actual);
    }
}
