package dev.attachphone.server.cli;

import dev.attachphone.openapi.tls.PemFiles.InvalidPemFileException;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.cli.option.OptionDefaults;
import dev.attachphone.server.cli.option.UsageException;
import dev.attachphone.server.operations.InvalidValueException;
import dev.attachphone.server.operations.OperatorTokenFile.InvalidTokenFileException;
import dev.attachphone.server.storage.configuration.DatabaseUrlException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Turns exceptions into exit codes.
 *
 * <p>A usage error, and a database that cannot be used, is reported in one line on standard error with exit code 2, or as a log event
 * if the log is JSON. Only our own exception types count as such. Every other exception is a bug: it is logged with its stack trace, and the exit code is 1.
 *
 * @param defaults names the environment variables of options
 */
record UsageErrors(OptionDefaults defaults) implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(UsageErrors.class);

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        return report(
                command,
                firstLine(failure) + origin(failure) + "; see '"
                        + command.getCommandSpec().qualifiedName() + " --help'");
    }

    // A user who did not type the option has to learn that its value comes from the environment.
    private String origin(ParameterException failure) {
        return Optional.ofNullable(failure.getArgSpec())
                .filter(argument -> {
                    String value = defaults.defaultValue(argument);
                    return value != null && firstLine(failure).contains("'" + value + "'");
                })
                .flatMap(defaults::variable)
                .map(variable -> " (from the environment variable " + variable + ")")
                .orElse("");
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof UsageException
                || failure instanceof InvalidPemFileException
                || failure instanceof InvalidTokenFileException
                || failure instanceof InvalidValueException
                || failure instanceof DatabaseUrlException) {
            return report(command, firstLine(failure));
        }
        if (failure instanceof StoreException) {
            return report(command, firstLine(failure) + ": " + reason(root(failure)));
        }
        log.error(
                "Unexpected exception in '{}'; this is a bug",
                command.getCommandSpec().qualifiedName(),
                failure);
        return ExitCode.SOFTWARE;
    }

    private static int report(CommandLine command, String line) {
        if (command.getCommand() instanceof ServeCommand serve && serve.isJson()) {
            LogbackConfigurator.useJson();
            log.error(line);
        } else {
            command.getErr().println(command.getCommandSpec().root().name() + ": " + line);
        }
        return ExitCode.USAGE;
    }

    private static String reason(Throwable root) {
        return root instanceof UnknownHostException ? "unknown host" : firstLine(root);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String firstLine(Throwable failure) {
        return Objects.toString(failure.getMessage(), failure.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }
}
