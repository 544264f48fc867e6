package dev.attachphone.sandbox.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The {@code Content-Type} header. A request must have exactly one, and it must be JSON in UTF-8. */
public final class ContentTypeHeader {

    private static final String JSON = "application/json";
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8");

    private ContentTypeHeader() {}

    /** Whether the lines of the header declare JSON in UTF-8. */
    public static boolean isJson(List<String> lines) {
        return objection(lines).isEmpty();
    }

    /** The finding {@code unsupported-media-type}, if the lines of the header do not declare JSON in UTF-8. */
    public static Optional<RequestFinding> finding(List<String> lines) {
        return objection(lines).map(reason -> new RequestFinding("unsupported-media-type", reason));
    }

    private static Optional<String> objection(List<String> lines) {
        if (lines.size() != 1) {
            return Optional.of(lines.isEmpty() ? "there is no Content-Type" : "there is more than one Content-Type");
        }
        List<String> parts = HeaderValueParser.split(lines.get(0), ';');
        if (!parts.get(0).equalsIgnoreCase(JSON)) {
            return Optional.of("the Content-Type is '" + parts.get(0) + "', not " + JSON);
        }
        Optional<String> invalid = parts.stream()
                .skip(1)
                .filter(part -> !HeaderValueParser.isParameter(part))
                .findFirst();
        if (invalid.isPresent()) {
            return Optional.of("'" + invalid.get() + "' is not a parameter of a Content-Type");
        }
        return HeaderValueParser.parameter(parts, "charset")
                .filter(charset -> !UTF_8.contains(charset.toLowerCase(Locale.ROOT)))
                .map(charset -> "the charset is '" + charset + "', not UTF-8");
    }
}
