package dev.attachphone.suite.report;

import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.run.RunResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The length to which bodies and other texts of a report are truncated, so that a report with all exchanges can be opened.
 *
 * @param maxLength the length in characters, or in bytes for bodies that are not UTF-8
 */
record TruncationLimit(int maxLength) {

    private static final List<Integer> LENGTHS = List.of(16_384, 4_096, 1_024, 512);
    private static final long ALL = 500_000;

    /** The longest of a few lengths with which the reported bodies of a run take less than about half a megabyte. */
    static TruncationLimit of(RunResult result) {
        List<CheckedExchange> exchanges = ReportedChecks.of(result).exchanges().toList();
        return LENGTHS.stream()
                .map(TruncationLimit::new)
                .filter(limit -> exchanges.stream().mapToLong(limit::taken).sum() <= ALL)
                .findFirst()
                .orElse(new TruncationLimit(LENGTHS.get(LENGTHS.size() - 1)));
    }

    /** The text, or its beginning and its length. */
    String truncate(String text) {
        return text.length() <= maxLength ? text : prefix(text) + "… (" + text.length() + " characters in all)";
    }

    /** The text, or the alternative if the text is too long. For texts that are useless in part. */
    String orElse(String text, String otherwise) {
        return text.length() <= maxLength ? text : otherwise;
    }

    /** The text, or its beginning. Surrogate pairs are not split. */
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

    // A control character takes six bytes in JSON, and so do negative bytes, which stand for non-ASCII characters.
    private long taken(Payload body) {
        byte[] bytes = body.bytes();
        return IntStream.range(0, Math.min(maxLength, bytes.length))
                .map(i -> bytes[i] < ' ' ? 6 : 1)
                .sum();
    }

    /**
     * The part of a body that a report shows.
     *
     * @param text the text or its beginning; a body that is not UTF-8 is decoded as ISO-8859-1
     * @param size the size of the body in bytes
     * @param binary whether the body is not UTF-8
     * @param cut whether the text is only the beginning
     */
    record BodySnippet(String text, int size, boolean binary, boolean cut) {

        /** The bytes of the text. */
        byte[] bytes() {
            return text.getBytes(binary ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        }
    }

    BodySnippet snippet(Payload body) {
        Optional<String> text = body.text();
        String whole = text.orElseGet(() -> new String(body.bytes(), StandardCharsets.ISO_8859_1));
        String shown = prefix(whole);
        return new BodySnippet(shown, body.size(), text.isEmpty(), shown.length() < whole.length());
    }
}
