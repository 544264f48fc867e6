package dev.attachphone.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.testing.RequiresPrograms;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Opens the HTML report in Chromium. Content of the target must have no effect on the page. */
@Tag("browser")
@RequiresPrograms("chromium")
class HtmlReportIT {

    // A browser's last child process may still write to its profile.
    @TempDir(cleanup = CleanupMode.NEVER)
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void showsTheRunAndExecutesNoScriptOfTheTarget() throws Exception {
        ChromiumPage shown = open("");
        shows(shown, "2 checks of 4 failed");
        shows(shown, ">4 exchanges</p>");
        shows(shown, "no answer from the target within 30 s");
        shows(shown, "1 finding</a>");
    }

    @Test
    void filterInTheFragmentSelectsAndOpensAnExchange() throws Exception {
        ChromiumPage shown = open("#verdict=failed&q=x-echo");
        shows(shown, ">1 of 4 exchanges</p>");
        shows(shown, "X-Echo: Bearer $TOKEN");
        assertEquals(1, count(shown.dom(), "class=\"exchange\""), "rows");
    }

    @Test
    void filterWithoutAMatchShowsNoExchange() throws Exception {
        shows(open("#status=404"), ">0 of 4 exchanges</p>");
    }

    private ChromiumPage open(String filter) throws IOException, InterruptedException {
        ReportWriter.into(folder).write(SampleRunResult.result(), SampleRunResult.CONTRACT, SampleRunResult.MASKS);
        return ChromiumPage.open(URI.create(folder.resolve("report.html").toUri() + filter), folder);
    }

    private static void shows(ChromiumPage shown, String text) {
        assertFalse(shown.console().contains("CONSOLE"), shown.console());
        assertTrue(shown.dom().contains(text), shown.dom());
        assertTrue(shown.dom().contains("<title>Contract report: "), "no script of the target has run");
        assertEquals(0, count(shown.dom(), "<img"), "elements of the target");
        assertEquals(2, count(shown.dom(), "<script"), "data and script");
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }
}
