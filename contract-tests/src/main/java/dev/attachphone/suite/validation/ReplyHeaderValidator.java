package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.exchange.TargetReply;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Validates the headers of a reply. */
final class ReplyHeaderValidator {

    private static final String TYPE = "application/json";

    private ReplyHeaderValidator() {}

    static List<String> failures(JsonNode details, TargetReply reply) {
        List<String> failures = new ArrayList<>();
        List<String> types = reply.headers().allValues("Content-Type");
        if (!types.equals(List.of(TYPE))) {
            failures.add("header Content-Type: expected exactly " + TYPE + " but was " + types);
        }
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
