package dev.attachphone.suite.report;

import java.util.Locale;

/** Words for people. */
public final class TextFormat {

    private TextFormat() {}

    /** The text with its control and formatting characters written out, so that it can do nothing to a terminal or a file. */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean safe = !Character.isISOControl(c) && type != Character.FORMAT && type != Character.SURROGATE;
            printable.append(safe ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04X", c));
        });
        return printable.toString();
    }

    /** The printable text, with at most so many characters. */
    static String abbreviate(String text, int most) {
        String printable = printable(text);
        return printable.length() > most ? new TruncationLimit(most - 1).prefix(printable) + "…" : printable;
    }

    /** How many there are of a thing. */
    public static String count(long many, String thing) {
        return many + " " + thing + (many == 1 ? "" : "s");
    }
}
