package dev.attachphone.sandbox.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a body was sent as JSON in UTF-8. */
final class ContentType {

    private static final String JSON = "application/json";
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8");

    private ContentType() {}

    static Optional<Finding> finding(List<String> lines) {
        return objection(lines).map(because -> new Finding("unsupported-media-type", because));
    }

    private static Optional<String> objection(List<String> lines) {
        if (lines.size() != 1) {
            return Optional.of(lines.isEmpty() ? "there is no Content-Type" : "there is more than one Content-Type");
        }
        List<String> parts = HeaderParts.split(lines.get(0), ';');
        if (!parts.get(0).equalsIgnoreCase(JSON)) {
            return Optional.of("the Content-Type is '" + parts.get(0) + "', not " + JSON);
        }
        Optional<String> nameless =
                parts.stream().skip(1).filter(part -> part.indexOf('=') < 1).findFirst();
        if (nameless.isPresent()) {
            return Optional.of("'" + nameless.get() + "' is not a parameter of a Content-Type");
        }
        return parts.stream()
                .skip(1)
                .map(ContentType::charset)
                .flatMap(Optional::stream)
                .filter(charset -> !UTF_8.contains(charset))
                .findFirst()
                .map(charset -> "the charset is '" + charset + "', not UTF-8");
    }

    private static Optional<String> charset(String parameter) {
        int equals = parameter.indexOf('=');
        return equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("charset")
                ? Optional.of(
                        HeaderParts.unquoted(parameter.substring(equals + 1).strip())
                                .toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
