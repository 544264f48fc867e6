package dev.attachphone.suite.report;

import java.util.Locale;
import java.util.stream.Collectors;

/** Text that may stand in XML: what no XML may hold, not even escaped, is written out. */
final class XmlText {

    private XmlText() {}

    /** The text on one line. */
    static String line(String text) {
        return TextFormat.printable(text)
                .codePoints()
                .mapToObj(
                        c -> (c & 0xFFFE) == 0xFFFE ? String.format(Locale.ROOT, "\\u%04X", c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** The text, its lines kept. */
    static String lines(String text) {
        return text.lines().map(XmlText::line).collect(Collectors.joining("\n"));
    }
}
