package dev.attachphone.suite.report;

import dev.attachphone.suite.exchange.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a report shows of a body.
 *
 * @param text the text, or its beginning; bytes that are not UTF-8 are shown as Latin-1
 * @param size how many bytes there were
 * @param binary whether they are not UTF-8
 * @param cut whether there was more
 */
record BodySnippet(String text, int size, boolean binary, boolean cut) {

    static BodySnippet of(Payload body, TruncationLimit limit) {
        Optional<String> text = body.text();
        String whole = text.orElseGet(() -> new String(body.bytes(), StandardCharsets.ISO_8859_1));
        String shown = limit.prefix(whole);
        return new BodySnippet(shown, body.size(), text.isEmpty(), shown.length() < whole.length());
    }

    /** The bytes that are shown. */
    byte[] bytes() {
        return text.getBytes(binary ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
}
