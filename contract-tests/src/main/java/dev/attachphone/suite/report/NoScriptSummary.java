package dev.attachphone.suite.report;

import dev.attachphone.suite.run.RunResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the page says where scripts do not run. */
final class NoScriptSummary {

    private static final int NAMES = 200;

    private NoScriptSummary() {}

    /** The text, with nothing in it that is markup. */
    static String text(String text) {
        return TextFormat.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The figures of a run and the names of the checks that failed. */
    static String summary(RunResult result) {
        List<String> failed = result.failed().stream()
                .limit(NAMES)
                .map(outcome -> outcome.title().qualifiedName())
                .toList();
        return String.format(
                Locale.ROOT,
                "<p>%s: %s</p><p>%s</p>%s",
                text(result.info().url().toString()),
                text(ConsoleSummary.verdict(result)),
                TextFormat.count(result.info().requests(), "request"),
                list(failed));
    }

    private static String list(List<String> lines) {
        return lines.stream().map(line -> "<li>" + text(line)).collect(Collectors.joining("", "<ul>", "</ul>"));
    }
}
