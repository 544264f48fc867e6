package dev.attachphone.suite.report;

import java.util.Locale;

/** Formats text for the console and for reports. */
public final class TextFormatter {

    private TextFormatter() {}

    /** The text with control and formatting characters escaped. */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean safe = !Character.isISOControl(c) && type != Character.FORMAT && type != Character.SURROGATE;
            printable.append(safe ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04X", c));
        });
        return printable.toString();
    }

    /** The printable text, abbreviated to at most that many characters. */
    static String abbreviate(String text, int most) {
        String printable = printable(text);
        return printable.length() > most ? new TruncationLimit(most - 1).prefix(printable) + "…" : printable;
    }

    /** The number and the noun, in the plural unless the number is 1. */
    public static String count(long many, String thing) {
        return count(many, thing, thing + "s");
    }

    /** The number and the noun in the singular or in the plural. */
    public static String count(long many, String one, String several) {
        return many + " " + (many == 1 ? one : several);
    }
}
