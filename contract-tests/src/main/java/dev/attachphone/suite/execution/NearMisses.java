package dev.attachphone.suite.execution;

import dev.attachphone.suite.cases.CasePlaceholders;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Values that differ slightly from an agent id or a credential, by the names in {@link CasePlaceholders#NEAR_MISSES}. */
final class NearMisses {

    private static final int FULL_WIDTH = 0xFEE0;

    private NearMisses() {}

    /**
     * The values that differ slightly from the text.
     *
     * @param taken values that must not result, because they identify something else
     */
    static Map<String, String> of(String text, Collection<String> taken) {
        Map<String, String> nearMisses = new LinkedHashMap<>();
        for (String difference : CasePlaceholders.NEAR_MISSES) {
            String changed = change(difference).apply(text);
            if (!changed.isEmpty() && !changed.equals(text) && !taken.contains(changed)) {
                nearMisses.put(difference, changed);
            }
        }
        return nearMisses;
    }

    private static UnaryOperator<String> change(String difference) {
        return switch (difference) {
            case "in-other-case" -> NearMisses::inOtherCase;
            case "without-prefix" -> text -> text.substring(text.indexOf('_') + 1);
            case "longer" -> text -> text + "x";
            case "shorter" -> NearMisses::withoutLastLetter;
            case "after-a-letter" -> text -> "x" + text;
            case "without-first-letter" -> text -> Character.isDigit(text.charAt(0)) ? text : text.substring(1);
            case "with-other-last-letter" -> NearMisses::withOtherLastLetter;
            case "with-accent" -> text -> text.replaceFirst("[aA]", "\u00e1");
            case "in-full-width" -> NearMisses::withFullWidthEnd;
            case "with-other-separator" -> text -> text.replaceFirst("_", "-");
            default -> throw new IllegalArgumentException(difference);
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

    // Without its last digit, a consecutive id such as agent_10 can be that of another agent.
    private static String withoutLastLetter(String text) {
        return Character.isDigit(text.charAt(text.length() - 1)) ? text : withoutLastCharacter(text);
    }

    // The first bits of the letters differ in base64, where the last bits of an unpadded text are ignored.
    private static String withOtherLastLetter(String text) {
        return withoutLastCharacter(text) + (Character.isUpperCase(text.charAt(text.length() - 1)) ? "x" : "A");
    }

    private static String withFullWidthEnd(String text) {
        char last = text.charAt(text.length() - 1);
        return last > ' ' && last < '\u007f' ? withoutLastCharacter(text) + (char) (last + FULL_WIDTH) : text;
    }

    private static String withoutLastCharacter(String text) {
        return text.substring(0, text.length() - 1);
    }
}
