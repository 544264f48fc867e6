package dev.attachphone.suite.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Replaces credentials by shell variables such as {@code $TOKEN}. The suite shares no code with the programs that it tests; the sandbox
 * has its own redaction.
 *
 * @param variables the secrets with their variables, longer secrets first, since one may be the start of another
 */
public record SecretReplacer(List<Map.Entry<String, String>> variables) {

    private static final char FIRST_MARKER = '\uE000';

    /** A replacer of these secrets. */
    public static SecretReplacer of(Map<String, String> variables) {
        return new SecretReplacer(variables.entrySet().stream()
                .map(each -> Map.entry(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt((Map.Entry<String, String> each) ->
                                each.getKey().length())
                        .reversed())
                .toList());
    }

    /** The text with variables instead of secrets. */
    public String redact(String text) {
        String redacted = text;
        for (Map.Entry<String, String> each : variables) {
            redacted = redacted.replace(each.getKey(), each.getValue());
        }
        return redacted;
    }

    /** The text with one private-use character instead of each secret, so that escaping and quoting do not split a secret. */
    String withMarkers(String text) {
        String marked = text;
        for (int i = 0; i < variables.size(); i++) {
            marked = marked.replace(variables.get(i).getKey(), String.valueOf((char) (FIRST_MARKER + i)));
        }
        return marked;
    }

    /** A text with markers, quoted for the shell. The shell replaces the variables by their values. */
    String shellQuoted(String marked) {
        String quoted = "'" + marked.replace("'", "'\\''") + "'";
        for (int i = 0; i < variables.size(); i++) {
            quoted = quoted.replace(
                    String.valueOf((char) (FIRST_MARKER + i)),
                    "'\"" + variables.get(i).getValue() + "\"'");
        }
        return quoted;
    }
}
