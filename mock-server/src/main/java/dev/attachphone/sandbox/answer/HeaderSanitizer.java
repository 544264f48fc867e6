package dev.attachphone.sandbox.answer;

/** Makes a sentence fit for a response header: visible ASCII, one line, of bounded length. */
public final class HeaderSanitizer {

    private static final int MAX_LENGTH = 300;

    private HeaderSanitizer() {}

    /** The sentence, with what does not fit replaced. */
    public static String sanitize(String sentence) {
        StringBuilder text = new StringBuilder();
        sentence.chars().forEach(character -> {
            if (character >= 0x20 && character < 0x7f) {
                text.append((char) character);
            } else if (character == '\n' || character == '\r' || character == '\t') {
                text.append(' ');
            } else {
                text.append('?');
            }
        });
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH - 3) + "..." : text.toString();
    }
}
