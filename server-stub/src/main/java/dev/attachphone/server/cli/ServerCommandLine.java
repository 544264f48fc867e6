package dev.attachphone.server.cli;

import dev.attachphone.openapi.BuildVersion;
import dev.attachphone.openapi.cli.ValidatingExecutionStrategy;
import dev.attachphone.server.cli.option.OptionDefaults;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The top-level command. {@code serve} runs the server; the other commands work on its database, running or not. */
@Command(
        name = "server-stub",
        description = "The production server of POST /api/agent/attach-phone-number.",
        subcommands = {
            ServeCommand.class,
            AccountCommand.class,
            CredentialCommand.class,
            NumberCommand.class,
            HistoryCommand.class,
            DatabaseCommand.class,
            OperatorTokenCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "To get a first answer, run",
            "  server-stub serve --demo",
            "and paste the cURL command that it prints."
        })
public final class ServerCommandLine {

    private ServerCommandLine() {}

    /** Creates the command line with all subcommands, option defaults and error handlers. */
    public static CommandLine create() {
        return create(System.getenv());
    }

    /** Creates the command line as {@link #create()} does, with other environment variables for the options. */
    static CommandLine create(Map<String, String> environment) {
        CommandLine commandLine = new CommandLine(new ServerCommandLine());
        setVersion(commandLine);
        commandLine.registerConverter(Instant.class, ServerCommandLine::instant);
        OptionDefaults defaults = new OptionDefaults(environment);
        defaults.installIn(commandLine.getCommandSpec());
        UsageErrors errors = new UsageErrors(defaults);
        commandLine.setParameterExceptionHandler(errors);
        commandLine.setExecutionExceptionHandler(errors);
        commandLine.setExecutionStrategy(new ValidatingExecutionStrategy(defaults::problem));
        return commandLine;
    }

    // Of all subcommands too, so that `serve --version` prints it.
    private static void setVersion(CommandLine command) {
        command.getCommandSpec().version("server-stub " + BuildVersion.current());
        command.getSubcommands().values().forEach(ServerCommandLine::setVersion);
    }

    private static Instant instant(String text) {
        try {
            // The parser would change them to other instants.
            if (text.contains("T24:") || text.contains(":60")) {
                throw new TypeConversionException("'" + text + "' has the hour 24 or a leap second");
            }
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is not an instant such as 2027-01-24T00:00:00Z");
        }
    }
}
