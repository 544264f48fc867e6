package dev.attachphone.server.http;

import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Evaluates the headers that describe the representation and framing of a body, and the {@code Accept} header. */
final class ContentNegotiation {

    private static final String JSON = MediaType.APPLICATION_JSON;

    /** What most clients accept, which need not be parsed. */
    private static final Set<String> COMMON_RANGES = Set.of(JSON, MediaType.WILDCARD);

    private static final Set<String> UTF_8_SPELLINGS = Set.of("utf-8", "utf8");

    // RFC 9110, sections 5.6 and 8.3.1. All quantifiers are possessive, because others recurse for each repetition.
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String OPEN_QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+";
    private static final String PARAMETER = TOKEN + "=(?:" + TOKEN + "|" + OPEN_QUOTED + "\")";
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("(?!\\*/[^*])" + TOKEN + "/" + TOKEN + "(?:[ \\t]*+;[ \\t]*+(?:" + PARAMETER + ")?+)*+");

    /** An element of a comma-separated list. Commas in quotes do not separate, even if the quotes are not closed. */
    private static final Pattern ELEMENT = Pattern.compile("(?:[^,\"]++|" + OPEN_QUOTED + "(?:\"|\\\\?+$))++");

    private static final Pattern QUALITY = Pattern.compile("\\d+\\.?\\d*|\\.\\d+");

    private ContentNegotiation() {}

    /** Whether the values of {@code Content-Type} are a single media type of JSON in UTF-8. */
    static boolean isJson(List<String> contentTypes) {
        return contentTypes.size() == 1
                && (contentTypes.get(0).equals(JSON)
                        || parse(contentTypes.get(0))
                                .filter(type -> isExactlyJson(type) && isUtf8(type))
                                .isPresent());
    }

    /** Whether the values of {@code Content-Encoding} have a coding other than {@code identity}. */
    static boolean hasContentCoding(List<String> contentEncodings) {
        return hasOther("identity", contentEncodings);
    }

    /** Whether the values of {@code Transfer-Encoding} have a coding other than {@code chunked}. */
    static boolean hasUnsupportedTransferCoding(List<String> transferEncodings) {
        return hasOther("chunked", transferEncodings);
    }

    private static boolean hasOther(String coding, List<String> lines) {
        return !lines.isEmpty()
                && lines.stream()
                        .flatMap(line -> Stream.of(line.split(",")))
                        .map(String::strip)
                        .anyMatch(element -> !element.isEmpty() && !element.equalsIgnoreCase(coding));
    }

    /** Whether the values of {@code Accept} include JSON. The most specific matching range decides (RFC 9110, section 12.5.1). */
    static boolean acceptsJson(List<String> accept) {
        if (accept.isEmpty() || (accept.size() == 1 && COMMON_RANGES.contains(accept.get(0)))) {
            return true;
        }
        List<String> ranges = accept.stream()
                .flatMap(line -> ELEMENT.matcher(line).results())
                .map(element -> element.group().strip())
                .filter(range -> !range.isEmpty())
                .toList();
        return ranges.isEmpty()
                || ranges.stream()
                        .flatMap(range -> parse(range).stream())
                        .filter(MediaType.APPLICATION_JSON_TYPE::isCompatible)
                        .max(Comparator.comparingInt(ContentNegotiation::specificity)
                                .thenComparingDouble(ContentNegotiation::quality))
                        .filter(range -> quality(range) > 0)
                        .isPresent();
    }

    private static Optional<MediaType> parse(String value) {
        return Optional.of(value.strip())
                .filter(text -> MEDIA_TYPE.matcher(text).matches())
                .map(MediaType::valueOf);
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

    // Older JDK clients send a quality without a leading zero, such as ".2". An invalid quality is ignored.
    private static double quality(MediaType range) {
        String quality = range.getParameters().getOrDefault("q", "1");
        return QUALITY.matcher(quality).matches() && Double.parseDouble(quality) <= 1 ? Double.parseDouble(quality) : 1;
    }
}
