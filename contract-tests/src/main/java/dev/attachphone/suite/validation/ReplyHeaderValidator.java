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
        List<String> complaints = new ArrayList<>();
        List<String> types = reply.headers().allValues("Content-Type");
        if (!types.equals(List.of(TYPE))) {
            complaints.add("header Content-Type: expected exactly " + TYPE + ", came " + types);
        }
        details.path("headers").properties().forEach(header -> {
            List<String> came = reply.headers().allValues(header.getKey());
            if (came.size() != 1 || !matches(header.getValue().asText(), came.get(0))) {
                complaints.add("header " + header.getKey() + ": expected "
                        + header.getValue().asText() + ", came " + came);
            }
        });
        details.path("absent")
                .forEach(name -> reply.header(name.asText())
                        .ifPresent(
                                value -> complaints.add("header " + name.asText() + ": expected none, came " + value)));
        return complaints;
    }

    /** An expected value between slashes is a regular expression that the whole value must match. */
    private static boolean matches(String expected, String came) {
        boolean pattern = expected.length() > 1 && expected.startsWith("/") && expected.endsWith("/");
        return pattern ? Pattern.matches(expected.substring(1, expected.length() - 1), came) : expected.equals(came);
    }
}
