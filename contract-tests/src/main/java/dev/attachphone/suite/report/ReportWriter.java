package dev.attachphone.suite.report;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.run.RunResult;
import dev.attachphone.suite.yaml.InvalidFileException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes the reports of a run into a folder: {@code verdict.json}, {@code report.html}, {@code junit.xml} and {@code report.har}. They
 * contain no credentials, long bodies are truncated, and of the exchanges of passed checks they contain a sample.
 *
 * <p>Reports are written from the complete result and not from events during the run: the truncation limit and the matrix depend on all
 * exchanges. Only the console shows events.
 *
 * @param folder the folder
 */
public record ReportWriter(Path folder) {

    /**
     * A writer for that folder, which is created if it does not exist.
     *
     * @throws InvalidFileException if the folder is not writable
     */
    public static ReportWriter into(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "report", ".part"));
            return new ReportWriter(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /**
     * Writes the reports, the smallest first. A report appears when it is complete and replaces an existing one.
     *
     * @throws InvalidFileException if they cannot be written
     */
    public void write(RunResult result, Contract contract, SecretReplacer secretReplacer) {
        TextRedactor textRedactor =
                TextRedactor.of(secretReplacer, result.info().url());
        RunResult redacted = new ResultRedactor(textRedactor).of(result);
        TruncationLimit limit = TruncationLimit.of(redacted);
        file(
                "verdict.json",
                out -> HtmlSafeJson.MAPPER
                        .writerWithDefaultPrettyPrinter()
                        .writeValue(out, new VerdictReport(redacted, limit).json()));
        file("junit.xml", out -> new JUnitReport(redacted, limit).write(out));
        file("report.html", out -> new HtmlReport(redacted, contract, textRedactor, limit).write(out));
        file("report.har", out -> HtmlSafeJson.MAPPER.writeValue(out, new HarReport(limit).of(redacted)));
    }

    private void file(String name, Content content) {
        Path file = folder.resolve(name);
        Path part = folder.resolve(name + ".part");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(part)) {
                content.write(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static InvalidFileException unwritable(Path path, IOException e) {
        return new InvalidFileException(path + ": cannot write the report: " + e);
    }

    private interface Content {
        void write(Writer out) throws IOException;
    }
}
