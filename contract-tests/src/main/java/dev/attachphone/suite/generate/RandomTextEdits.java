package dev.attachphone.suite.generate;

import java.util.Locale;
import java.util.function.Predicate;

/** Small changes to a text. */
final class RandomTextEdits {

    private RandomTextEdits() {}

    /** The text with its letters in random case. */
    static String randomCase(String text, ChoiceSequence choiceSequence) {
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            mixed.append(choiceSequence.below(2) == 0 ? letter : letter.toUpperCase(Locale.ROOT));
        }
        return mixed.toString();
    }

    /** The text with one character left out, doubled, or in the other case. */
    static String typo(String text, ChoiceSequence choiceSequence) {
        int at = choiceSequence.below(text.length());
        String letter = text.substring(at, at + 1);
        String upper = letter.toUpperCase(Locale.ROOT);
        String instead = switch (choiceSequence.below(3)) {
            case 0 -> upper.equals(letter) ? letter.toLowerCase(Locale.ROOT) : upper;
            case 1 -> letter + letter;
            default -> "";
        };
        return text.substring(0, at) + instead + text.substring(at + 1);
    }

    static String insertRandomly(String text, String intruder, ChoiceSequence choiceSequence) {
        int at = choiceSequence.below(text.length() + 1);
        return text.substring(0, at) + intruder + text.substring(at);
    }

    /** The text, or another one if it is not what is wanted. */
    static String orElse(String text, Predicate<String> wanted, String otherwise) {
        return wanted.test(text) ? text : otherwise;
    }
}
