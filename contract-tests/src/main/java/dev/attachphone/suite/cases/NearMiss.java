package dev.attachphone.suite.cases;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How a value differs slightly from an agent id or a credential: the placeholders {@code agent-longer}, {@code valid-longer} and so on. */
public enum NearMiss {
    IN_OTHER_CASE,
    WITHOUT_PREFIX,
    LONGER,
    SHORTER,
    AFTER_A_LETTER,
    WITHOUT_FIRST_LETTER,
    WITH_OTHER_LAST_LETTER,
    WITH_ACCENT,
    IN_FULL_WIDTH,
    WITH_OTHER_SEPARATOR;

    private static final int FULL_WIDTH = 0xFEE0;

    /**
     * The values that differ slightly from the text, without those that would be the text itself.
     *
     * @param taken values that must not result, because they identify something else
     */
    public static Map<NearMiss, String> of(String text, Collection<String> taken) {
        Map<NearMiss, String> nearMisses = new LinkedHashMap<>();
        for (NearMiss nearMiss : values()) {
            String changed = nearMiss.change(text);
            if (!changed.isEmpty() && !changed.equals(text) && !taken.contains(changed)) {
                nearMisses.put(nearMiss, changed);
            }
        }
        return nearMisses;
    }

    /** The placeholder of the value that differs from that of another placeholder. */
    public String placeholder(String original) {
        return original + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String change(String text) {
        return switch (this) {
            case IN_OTHER_CASE -> inOtherCase(text);
            case WITHOUT_PREFIX -> text.substring(text.indexOf('_') + 1);
            case LONGER -> text + "x";
            // Without a digit, a consecutive id such as agent_10 can be that of another agent.
            case SHORTER -> Character.isDigit(last(text)) ? text : withoutLast(text);
            case AFTER_A_LETTER -> "x" + text;
            case WITHOUT_FIRST_LETTER -> Character.isDigit(text.charAt(0)) ? text : text.substring(1);
            // The first bits of the letters differ in base64, where the last bits of an unpadded text are ignored.
            case WITH_OTHER_LAST_LETTER -> withoutLast(text) + (Character.isUpperCase(last(text)) ? "x" : "A");
            case WITH_ACCENT -> text.replaceFirst("[aA]", "\u00e1");
            case IN_FULL_WIDTH ->
                last(text) > ' ' && last(text) < '\u007f' ? withoutLast(text) + (char) (last(text) + FULL_WIDTH) : text;
            case WITH_OTHER_SEPARATOR -> text.replaceFirst("_", "-");
        };
    }

    /** Inverts the case of each letter. */
    private static String inOtherCase(String text) {
        return text.chars()
                .map(letter ->
                        Character.isUpperCase(letter) ? Character.toLowerCase(letter) : Character.toUpperCase(letter))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static char last(String text) {
        return text.charAt(text.length() - 1);
    }

    private static String withoutLast(String text) {
        return text.substring(0, text.length() - 1);
    }
}
