package dev.attachphone.suite.generate;

import java.util.Locale;

/** Small random changes to a text. */
final class RandomTextEdits {

    private RandomTextEdits() {}

    /** The text with letters in random case. */
    static String randomCase(String text, ChoiceSequence choices) {
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            mixed.append(choices.below(2) == 0 ? letter : letter.toUpperCase(Locale.ROOT));
        }
        return mixed.toString();
    }

    /** The text with one character removed, doubled, or in the other case. */
    static String typo(String text, ChoiceSequence choices) {
        int at = choices.below(text.length());
        String letter = text.substring(at, at + 1);
        String upper = letter.toUpperCase(Locale.ROOT);
        String instead = switch (choices.below(3)) {
            case 0 -> upper.equals(letter) ? letter.toLowerCase(Locale.ROOT) : upper;
            case 1 -> letter + letter;
            default -> "";
        };
        return text.substring(0, at) + instead + text.substring(at + 1);
    }

    static String insertRandomly(String text, String inserted, ChoiceSequence choices) {
        int at = choices.below(text.length() + 1);
        return text.substring(0, at) + inserted + text.substring(at);
    }
}
