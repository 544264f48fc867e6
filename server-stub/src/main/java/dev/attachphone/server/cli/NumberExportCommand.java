package dev.attachphone.server.cli;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.cli.option.DatabaseOption;
import dev.attachphone.server.cli.option.UsageException;
import dev.attachphone.server.registry.AccountRegistry;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.AttachmentRegistry.NumberEntry;
import dev.attachphone.server.registry.AttachmentRegistry.NumberFilter;
import dev.attachphone.server.registry.Registries;
import dev.attachphone.server.storage.Database;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code number export}: writes the attached numbers as CSV. */
@Command(
        name = "export",
        description =
                "Write the attached numbers as CSV in UTF-8 to standard output, in the format of 'number import'.",
        mixinStandardHelpOptions = true)
final class NumberExportCommand implements Callable<Integer> {

    private static final int PAGE_SIZE = 1_000;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "The id or the name of an account, to write its numbers only.")
    private @Nullable String account;

    @Mixin
    private DatabaseOption options = new DatabaseOption();

    @Override
    public Integer call() throws IOException {
        try (Database database = options.openExisting()) {
            // Not the writer of picocli, which has the character set of the terminal and hides errors such as a full
            // disk.
            Writer output = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
            write(database.registries(), account, output);
            output.flush();
        }
        if (System.out.checkError()) {
            throw new UsageException("standard output cannot be written to; the export is incomplete");
        }
        return 0;
    }

    /** Writes the numbers of an account, or of all accounts if it is null. */
    static void write(Registries registries, @Nullable String account, Writer output) throws IOException {
        String accountId = account == null
                ? null
                : AccountCommand.find(registries.accounts(), account).id();
        NumberFilter filter = new NumberFilter(accountId, null, null, null, null, null, null);
        Map<String, String> names = new HashMap<>();
        try (AttachmentCsv.RowWriter writer = new AttachmentCsv.RowWriter(output)) {
            writer.write(AttachmentCsv.COLUMNS);
            List<NumberEntry> page = registries.numbers().list(filter, "", PAGE_SIZE);
            while (!page.isEmpty()) {
                for (NumberEntry number : page) {
                    String id = number.attachment().holder().accountId();
                    writer.write(row(number, names.computeIfAbsent(id, each -> name(registries.accounts(), each))));
                }
                String last = page.get(page.size() - 1).attachment().number();
                page = registries.numbers().list(filter, last, PAGE_SIZE);
            }
        }
    }

    // The id if the name is that of an id, because an import would take it for that account.
    private static String name(AccountRegistry accounts, String id) {
        return accounts.find(id)
                .map(AccountEntry::name)
                .filter(name -> accounts.find(name).isEmpty())
                .orElse(id);
    }

    private static List<String> row(NumberEntry number, String account) {
        Attachment attachment = number.attachment();
        return List.of(
                attachment.number(),
                account,
                attachment.holder().agentId(),
                attachment.holder().provider(),
                attachment.status().name().toLowerCase(Locale.ROOT),
                Objects.requireNonNullElse(number.purpose(), ""),
                attachment.attachedAt().toString());
    }
}
