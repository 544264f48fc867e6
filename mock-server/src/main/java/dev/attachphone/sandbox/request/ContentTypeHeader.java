package dev.attachphone.sandbox.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a body was sent as JSON in UTF-8. */
public final class ContentTypeHeader {

    private static final String JSON = "application/json";
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8");

    private ContentTypeHeader() {}

    /** Whether these values of {@code Content-Type} say, once and clearly, that a body is JSON in UTF-8. */
    public static boolean isJson(List<String> lines) {
        return objection(lines).isEmpty();
    }

    public static Optional<RequestFinding> finding(List<String> lines) {
        return objection(lines).map(because -> new RequestFinding("unsupported-media-type", because));
    }

    private static Optional<String> objection(List<String> lines) {
        if (lines.size() != 1) {
            return Optional.of(lines.isEmpty() ? "there is no Content-Type" : "there is more than one Content-Type");
        }
        List<String> parts = HeaderValueParser.split(lines.get(0), ';');
        if (!parts.get(0).equalsIgnoreCase(JSON)) {
            return Optional.of("the Content-Type is '" + parts.get(0) + "', not " + JSON);
        }
        Optional<String> unreadable = parts.stream()
                .skip(1)
                .filter(part -> !HeaderValueParser.isParameter(part))
                .findFirst();
        if (unreadable.isPresent()) {
            return Optional.of("'" + unreadable.get() + "' is not a parameter of a Content-Type");
        }
        return HeaderValueParser.parameter(parts, "charset")
                .filter(charset -> !UTF_8.contains(charset.toLowerCase(Locale.ROOT)))
                .map(charset -> "the charset is '" + charset + "', not UTF-8");
    }
}
