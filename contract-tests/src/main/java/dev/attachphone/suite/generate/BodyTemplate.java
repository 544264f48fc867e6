package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * How a body is written when not just as an object.
 *
 * @param pattern the text, with words for the object's own text
 * @param cut how many characters are left out at the end of the object's own text
 * @param encoding how the text becomes bytes
 * @param isObject whether the outcome is one JSON object in UTF-8 all the same
 */
record BodyTemplate(String pattern, int cut, String encoding, boolean isObject) {

    private static final String USUAL = "UTF-8";
    private static final Pattern WORD_CUT = Pattern.compile("\\$(\\{[^}]*)?$");

    static BodyTemplate good(String pattern) {
        return new BodyTemplate(pattern, 0, USUAL, true);
    }

    static BodyTemplate bad(String pattern) {
        return new BodyTemplate(pattern, 0, USUAL, false);
    }

    static BodyTemplate cut(int characters) {
        return new BodyTemplate("${it}", characters, USUAL, false);
    }

    static BodyTemplate in(String encoding) {
        return new BodyTemplate("${it}", 0, encoding, false);
    }

    void write(ObjectNode send, ObjectNode body) {
        String text = body.toString();
        String raw = pattern.replace("${but-brace}", text.substring(0, text.length() - 1))
                .replace("${it-as-text}", text.replace("\\", "\\\\").replace("\"", "\\\""))
                .replace("${it}", cut == 0 ? text : shortened(text));
        send.put("raw", raw);
        if (!encoding.equals(USUAL)) {
            send.put("encoding", encoding);
        }
    }

    /** What is left is not cut within a word of the cases. */
    private String shortened(String text) {
        String left = text.substring(0, Math.max(0, text.length() - cut));
        return WORD_CUT.matcher(left).replaceFirst("");
    }
}
