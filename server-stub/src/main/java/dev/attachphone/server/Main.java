package dev.attachphone.server;

import dev.attachphone.server.cli.AccountCommand;
import dev.attachphone.server.cli.CredentialCommand;
import dev.attachphone.server.cli.NumberCommand;
import dev.attachphone.server.cli.ServeCommand;
import dev.attachphone.server.cli.UsageErrors;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The program: {@code serve} runs the server; the other commands work on its database, whether it runs or not. */
@Command(
        name = "server-stub",
        description = "The production server of POST /api/agent/attach-phone-number.",
        subcommands = {ServeCommand.class, AccountCommand.class, CredentialCommand.class, NumberCommand.class},
        mixinStandardHelpOptions = true,
        version = "server-stub 1.0.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Sixty seconds to a first answer:",
            "  java -jar server-stub.jar serve --demo",
            "and paste the cURL command that it prints."
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(commandLine().execute(arguments));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is not an instant such as 2027-01-24T00:00:00Z");
        }
    }

    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.registerConverter(Instant.class, Main::instant);
        commandLine.setParameterExceptionHandler((failure, arguments) -> UsageErrors.report(failure));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> UsageErrors.report(failure, command));
        return commandLine;
    }
}
