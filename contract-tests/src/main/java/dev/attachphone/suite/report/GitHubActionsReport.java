package dev.attachphone.suite.report;

import dev.attachphone.suite.check.FailureCluster;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.run.RunResult;
import dev.attachphone.suite.yaml.InvalidFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * Annotates a job of GitHub Actions with the largest clusters of failures, and writes the summary of the job. Does nothing elsewhere.
 *
 * @param environment the environment variables, of which {@code GITHUB_ACTIONS} and {@code GITHUB_STEP_SUMMARY} are read
 */
public record GitHubActionsReport(Map<String, String> environment) {

    // GitHub shows at most ten annotations of a kind for each step.
    private static final int MAX_ANNOTATIONS = 10;
    private static final int MAX_ROWS = 50;

    /**
     * Reports the result.
     *
     * @param out receives the annotations
     * @throws InvalidFileException if the summary cannot be written
     */
    public void write(RunResult result, SecretReplacer secretReplacer, PrintWriter out) {
        if (!"true".equals(environment.get("GITHUB_ACTIONS"))) {
            return;
        }
        RunResult redacted =
                new ResultRedactor(TextRedactor.of(secretReplacer, result.info().url())).of(result);
        List<FailureCluster> clusters = FailureCluster.of(redacted.failed());
        clusters.stream()
                .limit(MAX_ANNOTATIONS)
                .forEach(cluster -> out.println("::error title=" + property(count(cluster)) + "::"
                        + message(cluster.deviation().text() + ", as in "
                                + cluster.example().title().qualifiedName())));
        out.flush();
        String summary = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (!summary.isBlank()) {
            append(Path.of(summary), markdown(redacted, clusters));
        }
    }

    private static String count(FailureCluster cluster) {
        return TextFormatter.count(cluster.checks().size(), "check") + " failed";
    }

    private static String markdown(RunResult result, List<FailureCluster> clusters) {
        StringBuilder text = new StringBuilder("## Contract of ")
                .append(cell(result.info().url().toString()))
                .append("\n\n")
                .append(ConsoleSummary.verdict(result))
                .append("; seed ")
                .append(result.info().seed())
                .append('\n');
        result.abort()
                .ifPresent(abort -> text.append("\nCut short: ")
                        .append(cell(abort.reason()))
                        .append('\n'));
        if (!clusters.isEmpty()) {
            text.append("\n| Checks | What deviates | Expected answers | Example |\n|---:|---|---|---|\n");
        }
        clusters.stream()
                .limit(MAX_ROWS)
                .forEach(cluster -> text.append("| ")
                        .append(cluster.checks().size())
                        .append(" | ")
                        .append(cell(cluster.deviation().text()))
                        .append(" | ")
                        .append(cell(String.join(", ", cluster.answers().keySet())))
                        .append(" | ")
                        .append(cell(cluster.example().title().qualifiedName()))
                        .append(" |\n"));
        if (clusters.size() > MAX_ROWS) {
            text.append("\nFurther deviations: ")
                    .append(clusters.size() - MAX_ROWS)
                    .append('\n');
        }
        return text.append('\n').toString();
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new InvalidFileException(file + ": cannot write the job summary: " + e);
        }
    }

    /** The text in a cell of a table, without markup of the target. */
    private static String cell(String text) {
        return TextFormatter.abbreviate(text, 300)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("[\\\\|*_\\[\\]#]", "\\\\$0");
    }

    /** The message of a workflow command. */
    private static String message(String text) {
        return TextFormatter.abbreviate(text, 1000).replace("%", "%25");
    }

    /** A property of a workflow command. */
    private static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }
}
