package dev.attachphone.server.cli;

import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.cli.option.DatabaseOption;
import dev.attachphone.server.cli.option.UsageException;
import dev.attachphone.server.storage.HistoryRetention;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code history}: removes old events. */
@Command(
        name = "history",
        description = "Remove old events from the history of the numbers.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class HistoryCommand {

    private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4})d");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "prune",
            description =
                    "Remove the events that are older than a number of days, while servers run. On PostgreSQL, months"
                            + " are removed as a whole, when their last day is old enough. Attached numbers stay"
                            + " attached.",
            mixinStandardHelpOptions = true)
    int prune(
            @Option(
                            names = "--older-than",
                            paramLabel = "DAYS",
                            required = true,
                            description = "The age in days, such as 400d.")
                    String olderThan,
            @Option(names = "--dry-run", description = "Only print how many events would be removed.") boolean dryRun,
            @Mixin DatabaseOption options) {
        Instant before = Instant.now().minus(age(olderThan)).truncatedTo(ChronoUnit.SECONDS);
        options.openExisting().close();
        HistoryRetention.Removal removal =
                HistoryRetention.remove(options.url, before, dryRun, ChangeOrigin.commandLine());
        PrintWriter out = spec.commandLine().getOut();
        out.println((dryRun ? "Would remove " : "Removed ") + removal.events() + " events before " + before
                + (removal.partitions().isEmpty() ? "" : ", with " + String.join(", ", removal.partitions())) + ".");
        return 0;
    }

    private static Duration age(String text) {
        Matcher days = DAYS.matcher(text);
        if (!days.matches()) {
            throw new UsageException("--older-than '" + text + "' is not a number of days such as 400d");
        }
        return Duration.ofDays(Long.parseLong(days.group(1)));
    }
}
