package dev.attachphone.server.cli;

import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.cli.option.DatabaseOption;
import dev.attachphone.server.registry.AttachmentImport;
import dev.attachphone.server.registry.AttachmentImport.ImportRow;
import dev.attachphone.server.registry.AttachmentImport.RowOutcome;
import dev.attachphone.server.registry.AttachmentImport.RowResult;
import dev.attachphone.server.storage.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code number import}: attaches the numbers of a CSV file. */
@Command(
        name = "import",
        description = {
            "Attach the numbers of a CSV file with the columns of 'number export'. An empty status is the initial one"
                    + " of the provider, an empty purpose none, and an empty attached_at the time of the import. Rows that"
                    + " are stored already are counted as present, so an interrupted import is repeated with the same"
                    + " file.",
            "The rows that cannot be stored are printed as CSV with line, reason and detail; the others are stored."
                    + " The exit code is 0 if every row is stored or present, 4 if a row was refused, and 2 if nothing was"
                    + " stored because the file is not a CSV file with these columns."
        },
        mixinStandardHelpOptions = true)
final class NumberImportCommand implements Callable<Integer> {

    /** Rows in a transaction, so that attach requests do not wait long. */
    private static final int BATCH = 500;

    private static final int PROGRESS_INTERVAL = 100_000;
    private static final int EXIT_REFUSED = 4;

    @Parameters(paramLabel = "FILE", description = "The CSV file.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Only print which rows could not be stored, and change nothing.")
    private boolean dryRun;

    @Mixin
    private DatabaseOption options = new DatabaseOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        // Reads the whole file first, so that nothing of a malformed one is stored.
        AttachmentCsv.read(file, row -> {});
        try (Database database = options.openExisting();
                AttachmentCsv.RowWriter report =
                        new AttachmentCsv.RowWriter(spec.commandLine().getOut())) {
            RunningImport running = new RunningImport(database.attachmentImport(dryRun), report);
            AttachmentCsv.read(file, running::add);
            running.storeBatch();
            return running.finish();
        }
    }

    /** Stores the rows in batches, and counts them. */
    private final class RunningImport {

        private final AttachmentImport target;
        private final AttachmentCsv.RowWriter report;
        private final ImportRowParser parser = new ImportRowParser(Instant.now());
        private final List<ImportRow> batch = new ArrayList<>();
        private final Map<RowResult, Integer> counts = new EnumMap<>(RowResult.class);
        private final PrintWriter err = spec.commandLine().getErr();
        private final long begin = System.nanoTime();
        private int read;

        RunningImport(AttachmentImport target, AttachmentCsv.RowWriter report) throws IOException {
            this.target = target;
            this.report = report;
            report.write(List.of("line", "reason", "detail"));
        }

        void add(AttachmentCsv.CsvRow row) {
            parser.parse(row, batch::add, this::refuse);
            if (batch.size() == BATCH) {
                storeBatch();
            }
            read++;
            if (read % PROGRESS_INTERVAL == 0) {
                err.println(read + " rows, line " + row.line());
            }
        }

        void storeBatch() {
            if (batch.isEmpty()) {
                return;
            }
            for (RowOutcome outcome : target.add(batch, ChangeOrigin.commandLine())) {
                counts.merge(outcome.result(), 1, Integer::sum);
                if (outcome.result().isRefused()) {
                    write(
                            outcome.row().line(),
                            outcome.result().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            detail(outcome.result(), outcome.holder()));
                }
            }
            batch.clear();
        }

        private void refuse(ImportRowParser.InvalidRow row) {
            write(row.line(), row.reason(), row.detail());
        }

        private void write(long line, String reason, String detail) {
            try {
                report.write(List.of(Long.toString(line), reason, detail));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String detail(RowResult result, @Nullable Holder holder) {
            return switch (result) {
                case ADDED, PRESENT -> "";
                case UNKNOWN_ACCOUNT -> "No account has this id or name";
                case UNKNOWN_AGENT -> "The account has no agent with this id";
                case PROVIDER_NOT_CONFIGURED -> "The provider is not configured for the account";
                case DIFFERENT -> "The number is attached to the agent with another status, purpose or time";
                case HELD ->
                    holder == null
                            ? ""
                            : "The number is attached to agent " + holder.agentId() + " of account "
                                    + holder.accountId() + " with provider " + holder.provider();
            };
        }

        int finish() {
            int added = counts.getOrDefault(RowResult.ADDED, 0);
            int present = counts.getOrDefault(RowResult.PRESENT, 0);
            int refused = read - added - present;
            double seconds = (System.nanoTime() - begin) / 1e9;
            err.println((dryRun ? "Would import " : "Imported ") + added + " of " + read + " numbers; " + present
                    + " were present, " + refused + " refused; " + Math.round(read / seconds) + " rows a second");
            return refused == 0 ? 0 : EXIT_REFUSED;
        }
    }
}
