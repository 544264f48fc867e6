package dev.attachphone.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubActionsReportTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void eachDeviationIsOneAnnotationOnOneLine() {
        String out = write(Map.of("GITHUB_ACTIONS", "true"));
        assertEquals(2, out.lines().count(), out);
        assertTrue(out.lines().allMatch(line -> line.startsWith("::error title=1 check failed::")), out);
        assertFalse(out.contains("s3cr3t"), out);
    }

    @Test
    void jobSummaryIsAppendedWithoutMarkupOfTheTarget() throws IOException {
        Path summary = Files.writeString(folder.resolve("summary.md"), "before\n");
        write(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));
        String text = Files.readString(summary);
        assertTrue(text.startsWith("before\n## Contract of "), text);
        assertTrue(text.contains("2 passed, 2 failed, 1 unreachable, 1 known"), text);
        assertTrue(text.contains("| 1 | no answer from the target within … s | "), text);
        assertFalse(text.contains("<img") || text.contains("<script") || text.contains("s3cr3t"), text);
    }

    @Test
    void nothingIsWrittenOutsideOfActions() {
        assertEquals(
                "",
                write(Map.of("GITHUB_STEP_SUMMARY", folder.resolve("none.md").toString())));
        assertFalse(Files.exists(folder.resolve("none.md")));
    }

    private static String write(Map<String, String> environment) {
        StringWriter out = new StringWriter();
        new GitHubActionsReport(environment)
                .write(SampleRunResult.result(), SampleRunResult.MASKS, new PrintWriter(out));
        return out.toString();
    }
}
