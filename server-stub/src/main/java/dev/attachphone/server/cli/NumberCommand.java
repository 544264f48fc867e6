package dev.attachphone.server.cli;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.cli.option.DatabaseOption;
import dev.attachphone.server.cli.option.UsageException;
import dev.attachphone.server.registry.AttachmentRegistry.NumberEntry;
import dev.attachphone.server.registry.AttachmentRegistry.NumberFilter;
import dev.attachphone.server.registry.AttachmentRegistry.NumberSettings;
import dev.attachphone.server.registry.AttachmentRegistry.NumberTally;
import dev.attachphone.server.registry.AttachmentRegistry.PurposeSetting;
import dev.attachphone.server.registry.BulkAttachmentRegistry;
import dev.attachphone.server.registry.BulkAttachmentRegistry.BulkRefusal;
import dev.attachphone.server.registry.BulkAttachmentRegistry.BulkResult;
import dev.attachphone.server.registry.Registries;
import dev.attachphone.server.storage.Database;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code number}: lists, counts, changes, transfers, detaches, exports and imports numbers. */
@Command(
        name = "number",
        description = "List, count, change, transfer, detach, export and import numbers.",
        subcommands = {NumberExportCommand.class, NumberImportCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class NumberCommand {

    private static final int PAGE_SIZE = 500;
    private static final String NO_PURPOSE = "none";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "list",
            description =
                    "Print numbers, one per line: number, id of the account, agent, provider, status and purpose, or - if none was set.",
            mixinStandardHelpOptions = true)
    int list(@Mixin NumberFilterOptions selection, @Mixin DatabaseOption options) {
        PrintWriter out = spec.commandLine().getOut();
        try (Database database = options.openExisting()) {
            Registries registries = database.registries();
            NumberFilter filter = selection.filter(registries);
            List<NumberEntry> page = registries.numbers().list(filter, "", PAGE_SIZE);
            while (!page.isEmpty()) {
                page.forEach(number -> out.println(line(number)));
                String last = page.get(page.size() - 1).attachment().number();
                page = page.size() < PAGE_SIZE
                        ? List.of()
                        : registries.numbers().list(filter, last, PAGE_SIZE);
            }
        }
        return 0;
    }

    private static String line(NumberEntry number) {
        Attachment attachment = number.attachment();
        return String.join(
                "  ",
                attachment.number(),
                attachment.holder().accountId(),
                attachment.holder().agentId(),
                attachment.holder().provider(),
                attachment.status().name().toLowerCase(Locale.ROOT),
                number.purpose() == null ? "-" : number.purpose());
    }

    @Command(
            name = "count",
            description = "Print how many numbers there are, by provider and status, and in total.",
            mixinStandardHelpOptions = true)
    int count(@Mixin NumberFilterOptions selection, @Mixin DatabaseOption options) {
        PrintWriter out = spec.commandLine().getOut();
        try (Database database = options.openExisting()) {
            Registries registries = database.registries();
            List<NumberTally> tallies = registries.numbers().count(selection.filter(registries));
            tallies.forEach(tally -> out.println(
                    tally.provider() + "  " + tally.status().name().toLowerCase(Locale.ROOT) + "  " + tally.count()));
            out.println(
                    "total  " + tallies.stream().mapToLong(NumberTally::count).sum());
        }
        return 0;
    }

    @Command(name = "set", description = "Set the status or the purpose of numbers.", mixinStandardHelpOptions = true)
    int set(
            @Mixin NumberArguments numbers,
            @Option(
                            names = "--status",
                            paramLabel = "STATUS",
                            description = "The new status: active, pending or inactive.")
                    @Nullable
                    String status,
            @Option(
                            names = "--purpose",
                            paramLabel = "PURPOSE",
                            description = "The new purpose: TEST or PRODUCTION, or none to remove it.")
                    @Nullable
                    String purpose,
            @Mixin DatabaseOption options) {
        if (status == null && purpose == null) {
            throw new UsageException("give the new --status, the new --purpose or both");
        }
        NumberFilterOptions.require("status", status);
        boolean isRemoved = NO_PURPOSE.equals(purpose);
        NumberFilterOptions.require("purpose", isRemoved ? null : purpose);
        NumberSettings settings = new NumberSettings(
                NumberFilterOptions.status(status),
                purpose == null ? null : new PurposeSetting(isRemoved ? null : purpose));
        return change(
                options, NumberCommand::line, bulk -> bulk.set(numbers.all(), settings, ChangeOrigin.commandLine()));
    }

    @Command(
            name = "transfer",
            description =
                    "Attach numbers to another agent of their account. Calls reach the one agent or the other at any time.",
            mixinStandardHelpOptions = true)
    int transfer(
            @Mixin NumberArguments numbers,
            @Option(names = "--to", paramLabel = "AGENT", required = true, description = "The id of the agent.")
                    String agent,
            @Mixin DatabaseOption options) {
        return change(
                options,
                number -> described(number, "attached to"),
                bulk -> bulk.transfer(numbers.all(), agent, ChangeOrigin.commandLine()));
    }

    @Command(
            name = "detach",
            description = "Detach numbers from their agents. Any agent of any account can attach them afterwards.",
            mixinStandardHelpOptions = true)
    int detach(@Mixin NumberArguments numbers, @Mixin DatabaseOption options) {
        return change(
                options,
                number -> described(number, "detached from"),
                bulk -> bulk.detach(numbers.all(), ChangeOrigin.commandLine()));
    }

    private static String described(NumberEntry number, String relation) {
        Attachment attachment = number.attachment();
        return attachment.number() + "  " + relation + " agent "
                + attachment.holder().agentId() + " of account "
                + attachment.holder().accountId();
    }

    private int change(
            DatabaseOption options,
            Function<NumberEntry, String> line,
            Function<BulkAttachmentRegistry, BulkResult> change) {
        try (Database database = options.openExisting()) {
            BulkResult result = change.apply(database.registries().bulk());
            result.refusal().ifPresent(refusal -> {
                throw new UsageException(reason(refusal) + "; nothing was changed"
                        + (result.refused().isEmpty() ? "" : ": " + String.join(", ", result.refused())));
            });
            PrintWriter out = spec.commandLine().getOut();
            result.changed().forEach(number -> out.println(line.apply(number)));
        }
        return 0;
    }

    private static String reason(BulkRefusal refusal) {
        return switch (refusal) {
            case AGENT_NOT_FOUND -> "there is no such agent";
            case NOT_ATTACHED -> "some numbers are not attached";
            case OF_ANOTHER_ACCOUNT -> "some numbers belong to another account than the agent";
        };
    }
}
