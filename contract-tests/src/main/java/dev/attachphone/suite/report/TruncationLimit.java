package dev.attachphone.suite.report;

import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.run.RunResult;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long a body may be in a report before it is cut, so that a report with every exchange can still be opened.
 *
 * @param maxLength how many characters or, if they are not UTF-8, bytes
 */
record TruncationLimit(int maxLength) {

    private static final List<Integer> LENGTHS = List.of(16_384, 4_096, 1_024, 512);
    private static final long ALL = 8_000_000;

    /** The longest of a few lengths with which the bodies of a run stay below about eight megabytes. */
    static TruncationLimit of(RunResult result) {
        List<CheckedExchange> exchanges = result.outcomes().stream()
                .flatMap(outcome -> outcome.exchanges().stream())
                .toList();
        return LENGTHS.stream()
                .map(TruncationLimit::new)
                .filter(limit -> exchanges.stream().mapToLong(limit::taken).sum() <= ALL)
                .findFirst()
                .orElse(new TruncationLimit(LENGTHS.get(LENGTHS.size() - 1)));
    }

    /** The text, or its beginning and how long it was. */
    String truncate(String text) {
        return text.length() <= maxLength ? text : prefix(text) + "… (" + text.length() + " characters in all)";
    }

    /** The text, or the other one if it is too long: what is of no use in part. */
    String orElse(String text, String otherwise) {
        return text.length() <= maxLength ? text : otherwise;
    }

    /** The text, or its beginning; no character is cut in two. */
    String prefix(String text) {
        if (text.length() <= maxLength) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return text.substring(0, end);
    }

    private long taken(CheckedExchange exchange) {
        return taken(exchange.request().body()) + taken(exchange.reply().body());
    }

    // In JSON a byte that is no letter of ASCII becomes six.
    private long taken(Payload body) {
        byte[] bytes = body.bytes();
        return IntStream.range(0, Math.min(maxLength, bytes.length))
                .map(i -> bytes[i] < ' ' ? 6 : 1)
                .sum();
    }
}
