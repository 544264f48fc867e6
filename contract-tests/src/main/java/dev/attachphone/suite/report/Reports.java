package dev.attachphone.suite.report;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.exchange.Masks;
import dev.attachphone.suite.run.Result;
import dev.attachphone.suite.yaml.BadFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what became of a run into a folder: {@code report.html} for people, {@code junit.xml} for a build server and
 * {@code report.har} for tools that read recorded HTTP. Credentials stand in none of them; long bodies are cut.
 *
 * @param folder where they are written
 */
public record Reports(Path folder) {

    /**
     * Reports into that folder, which is made if there is none.
     *
     * @throws BadFile if nothing can be written there
     */
    public static Reports into(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "report", ".part"));
            return new Reports(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /**
     * Writes the reports, in place of earlier ones.
     *
     * @throws BadFile if they cannot be written
     */
    public void write(Result result, Contract contract, Masks masks) {
        Redaction redaction = Redaction.of(masks, result.setting().url());
        Result redacted = new Redacted(redaction).of(result);
        Room room = Room.of(redacted);
        file("report.html", out -> new Page(redacted, contract, redaction, room).write(out));
        file("junit.xml", out -> new JUnitReport(redacted, room).write(out));
        file("report.har", out -> SafeJson.MAPPER.writeValue(out, new HarReport(room).of(redacted)));
    }

    private void file(String name, Content content) {
        Path file = folder.resolve(name);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            content.write(out);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static BadFile unwritable(Path path, IOException e) {
        return new BadFile(path + ": no report can be written there: " + e);
    }

    private interface Content {
        void write(Writer out) throws IOException;
    }
}
