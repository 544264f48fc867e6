package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * How the text of a body is derived from its JSON object.
 *
 * @param pattern the text, with {@code ${it}} and similar placeholders for the text of the object
 * @param cut how many characters are removed from the end of the object's text
 * @param encoding the character encoding
 * @param isObject whether the result is still one JSON object in UTF-8
 */
record BodyTemplate(String pattern, int cut, String encoding, boolean isObject) {

    private static final String DEFAULT_ENCODING = "UTF-8";
    private static final Pattern PARTIAL_PLACEHOLDER = Pattern.compile("\\$(\\{[^}]*)?$");

    static BodyTemplate valid(String pattern) {
        return new BodyTemplate(pattern, 0, DEFAULT_ENCODING, true);
    }

    static BodyTemplate invalid(String pattern) {
        return new BodyTemplate(pattern, 0, DEFAULT_ENCODING, false);
    }

    static BodyTemplate truncated(int characters) {
        return new BodyTemplate("${it}", characters, DEFAULT_ENCODING, false);
    }

    static BodyTemplate encoded(String encoding) {
        return new BodyTemplate("${it}", 0, encoding, false);
    }

    void write(ObjectNode send, ObjectNode body) {
        String text = body.toString();
        String butBrace = text.substring(0, text.length() - 1);
        // An object without fields needs no comma before the next one.
        String raw = pattern.replace("${but-brace},", body.isEmpty() ? butBrace : butBrace + ",")
                .replace("${but-brace}", butBrace)
                .replace("${it-as-text}", text.replace("\\", "\\\\").replace("\"", "\\\""))
                .replace("${it}", cut == 0 ? text : truncated(text));
        send.put("raw", raw);
        if (!encoding.equals(DEFAULT_ENCODING)) {
            send.put("encoding", encoding);
        }
    }

    /** The text is not truncated within a placeholder. */
    private String truncated(String text) {
        String left = text.substring(0, Math.max(0, text.length() - cut));
        return PARTIAL_PLACEHOLDER.matcher(left).replaceFirst("");
    }
}
