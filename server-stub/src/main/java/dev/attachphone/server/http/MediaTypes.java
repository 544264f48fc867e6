package dev.attachphone.server.http;

import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.QuotedCSV;

/** Reads the headers that say in which form a body comes and is wanted. */
final class MediaTypes {

    private static final Set<String> UTF_8_SPELLINGS = Set.of("utf-8", "utf8");

    private static final Pattern QUALITY = Pattern.compile("\\d+\\.?\\d*|\\.\\d+");

    private MediaTypes() {}

    /** Whether these values of {@code Content-Type} say, once and clearly, that the body is JSON in UTF-8. */
    static boolean isJson(List<String> contentTypes) {
        return contentTypes.size() == 1
                && parse(contentTypes.get(0))
                        .filter(type -> isExactlyJson(type) && isUtf8(type))
                        .isPresent();
    }

    /** Whether these values of {@code Accept} admit JSON: the most specific range that covers it decides (RFC 9110, 12.5.1). */
    static boolean acceptsJson(List<String> accept) {
        List<String> ranges = new QuotedCSV(true, accept.toArray(String[]::new)).getValues();
        return ranges.isEmpty()
                || ranges.stream()
                        .flatMap(range -> parse(range).stream())
                        .filter(MediaType.APPLICATION_JSON_TYPE::isCompatible)
                        .filter(MediaTypes::hasReadableQuality)
                        .max(Comparator.comparingInt(MediaTypes::specificity).thenComparingDouble(MediaTypes::quality))
                        .filter(range -> quality(range) > 0)
                        .isPresent();
    }

    private static Optional<MediaType> parse(String value) {
        try {
            return Optional.of(MediaType.valueOf(value.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isExactlyJson(MediaType type) {
        return specificity(type) == 2 && type.isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }

    private static boolean isUtf8(MediaType type) {
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        return charset == null || UTF_8_SPELLINGS.contains(charset.toLowerCase(Locale.ROOT));
    }

    private static int specificity(MediaType range) {
        return (range.isWildcardType() ? 0 : 1) + (range.isWildcardSubtype() ? 0 : 1);
    }

    // ".2" is what the client of older JDKs sends.
    private static boolean hasReadableQuality(MediaType range) {
        String quality = range.getParameters().getOrDefault("q", "1");
        return QUALITY.matcher(quality).matches() && Double.parseDouble(quality) <= 1;
    }

    private static double quality(MediaType range) {
        return Double.parseDouble(range.getParameters().getOrDefault("q", "1"));
    }
}
