package dev.attachphone.server.cli;

import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.storage.Database;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code number}: detaches numbers. */
@Command(
        name = "number",
        description = "Detach numbers.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class NumberCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "detach",
            description = "Detach a number from its agent. Any agent of any account can attach it afterwards.",
            mixinStandardHelpOptions = true)
    int detach(
            @Parameters(paramLabel = "NUMBER", description = "The number in E.164 format, such as +918062810341.")
                    String number,
            @Mixin DatabaseOption options) {
        try (Database database = options.openExisting()) {
            Holder holder = database.registries()
                    .numbers()
                    .detach(number)
                    .orElseThrow(() -> new UsageException(
                            "the number '" + number + "' is not attached; use the E.164 format, such as +918062810341"))
                    .attachment()
                    .holder();
            PrintWriter out = spec.commandLine().getOut();
            out.println("Detached from agent " + holder.agentId() + " of account " + holder.accountId() + ".");
        }
        return 0;
    }
}
