package dev.attachphone.suite.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Hides credentials: each is replaced by the shell variable that stands for it, such as {@code $TOKEN}.
 *
 * @param variables each secret with its variable, longer secrets first: one may begin with another
 */
public record SecretReplacer(List<Map.Entry<String, String>> variables) {

    private static final char PRIVATE = '\uE000';

    /** The masks of those secrets. */
    public static SecretReplacer of(Map<String, String> variables) {
        return new SecretReplacer(variables.entrySet().stream()
                .map(each -> Map.entry(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt((Map.Entry<String, String> each) ->
                                each.getKey().length())
                        .reversed())
                .toList());
    }

    /** The text without its secrets. */
    public String redact(String text) {
        String hidden = text;
        for (Map.Entry<String, String> each : variables) {
            hidden = hidden.replace(each.getKey(), each.getValue());
        }
        return hidden;
    }

    /** The text with a private character in place of each secret, so that nothing which escapes or quotes it takes one apart. */
    String withMarkers(String text) {
        String veiled = text;
        for (int i = 0; i < variables.size(); i++) {
            veiled = veiled.replace(variables.get(i).getKey(), String.valueOf((char) (PRIVATE + i)));
        }
        return veiled;
    }

    /** The veiled text in quotation marks for the shell, which puts the variables' values in. */
    String shellQuoted(String veiled) {
        String quoted = "'" + veiled.replace("'", "'\\''") + "'";
        for (int i = 0; i < variables.size(); i++) {
            quoted = quoted.replace(
                    String.valueOf((char) (PRIVATE + i)),
                    "'\"" + variables.get(i).getValue() + "\"'");
        }
        return quoted;
    }
}
