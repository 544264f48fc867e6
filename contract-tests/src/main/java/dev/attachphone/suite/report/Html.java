package dev.attachphone.suite.report;

import dev.attachphone.suite.run.Result;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the page says where scripts do not run. */
final class Html {

    private static final int NAMES = 200;

    private Html() {}

    /** The text, with nothing in it that is markup. */
    static String text(String text) {
        return Words.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The figures of a run and the names of the checks that failed. */
    static String summary(Result result) {
        List<String> failed = result.failed().stream()
                .limit(NAMES)
                .map(outcome -> outcome.title().path())
                .toList();
        return String.format(
                Locale.ROOT,
                "<p>%s: %s</p><p>%s</p>%s",
                text(result.setting().url().toString()),
                text(Summary.verdict(result)),
                Words.count(result.setting().requests(), "request"),
                list(failed));
    }

    private static String list(List<String> lines) {
        return lines.stream().map(line -> "<li>" + text(line)).collect(Collectors.joining("", "<ul>", "</ul>"));
    }
}
