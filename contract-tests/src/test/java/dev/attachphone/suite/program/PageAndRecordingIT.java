package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.page.QuotedPage;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import dev.attachphone.suite.recording.RecordedHar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the packaged suite that send nothing to a target. */
@Tag("integration")
class PageAndRecordingIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void pageIsCompared() throws Exception {
        Path page = Files.writeString(folder.resolve("page.txt"), QuotedPage.text(), StandardCharsets.UTF_8);
        ProcessResult same = suite("page", "--file", page.toString());
        assertEquals(0, same.exit(), same.output() + same.errors());

        Files.writeString(page, QuotedPage.text().replace("Agent not found", "Agent not known"));
        ProcessResult changed = suite("page", "--file", page.toString());
        assertEquals(1, changed.exit(), changed.output() + changed.errors());
        assertTrue(changed.output().contains("page:     Agent not known"), changed.output());

        ProcessResult missing = suite("page", "--file", "none.txt");
        assertEquals(2, missing.exit());
        assertEquals(
                "Could not run: none.txt cannot be read; name a file with the text or the HTML of the page\n",
                missing.errors());
    }

    @Test
    void recordingIsValidated() throws Exception {
        RecordedHar har = new RecordedHar();
        har.addAnswer("attached");
        har.addForeign();
        ProcessResult accepted = suite("har", har.write(folder).toString());
        assertEquals(0, accepted.exit(), accepted.output() + accepted.errors());
        assertTrue(
                accepted.output()
                        .contains("1 passed, 0 failed, 0 unreachable\n1 entry with other URLs or methods skipped"),
                accepted.output());

        har.add("{}", 200, "{}");
        ProcessResult failed = suite("--har", har.write(folder).toString());
        assertEquals(1, failed.exit(), failed.output() + failed.errors());
        assertTrue(failed.output().contains("status: expected 400 but was 200"), failed.output());

        ProcessResult broken =
                suite("har", Files.writeString(folder.resolve("cut.har"), "{").toString());
        assertEquals(2, broken.exit());
        assertEquals(1, broken.errors().lines().count(), broken.errors());
    }

    private ProcessResult suite(String... arguments) throws IOException, InterruptedException {
        return ProcessResult.of(folder, Map.of(), PackagedProgram.command("suite.jar", arguments));
    }
}
