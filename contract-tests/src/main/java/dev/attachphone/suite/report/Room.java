package dev.attachphone.suite.report;

import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.run.Result;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long a body may be in a report before it is cut, so that a report with every exchange can still be opened.
 *
 * @param longest how many characters or, if they are not UTF-8, bytes
 */
record Room(int longest) {

    private static final List<Integer> LENGTHS = List.of(16_384, 4_096, 1_024, 512);
    private static final long ALL = 8_000_000;

    /** The longest of a few lengths with which the bodies of a run stay below about eight megabytes. */
    static Room of(Result result) {
        List<Exchange> exchanges = result.outcomes().stream()
                .flatMap(outcome -> outcome.exchanges().stream())
                .toList();
        return LENGTHS.stream()
                .map(Room::new)
                .filter(room -> exchanges.stream().mapToLong(room::taken).sum() <= ALL)
                .findFirst()
                .orElse(new Room(LENGTHS.get(LENGTHS.size() - 1)));
    }

    /** The text, or its beginning and how long it was. */
    String cut(String text) {
        return text.length() <= longest ? text : beginning(text) + "… (" + text.length() + " characters in all)";
    }

    /** The text, or the other one if it is too long: what is of no use in part. */
    String orElse(String text, String otherwise) {
        return text.length() <= longest ? text : otherwise;
    }

    /** The text, or its beginning; no character is cut in two. */
    String beginning(String text) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }

    private long taken(Exchange exchange) {
        return taken(exchange.request().body()) + taken(exchange.reply().body());
    }

    // In JSON a byte that is no letter of ASCII becomes six.
    private long taken(Payload body) {
        byte[] bytes = body.bytes();
        return IntStream.range(0, Math.min(longest, bytes.length))
                .map(i -> bytes[i] < ' ' ? 6 : 1)
                .sum();
    }
}
