package dev.attachphone.server.cli;

import dev.attachphone.server.attach.StoreException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Says in one line why the program does not start, and ends it with status 2. */
public final class UsageErrors {

    private static final Logger log = LoggerFactory.getLogger(UsageErrors.class);

    /** How the description of an option names the variable that stands in for it. */
    private static final Pattern ENVIRONMENT = Pattern.compile("Environment:\\s+([A-Z_]+)");

    /** The program was asked for something that it cannot do. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    private UsageErrors() {}

    public static int report(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        return report(
                command,
                firstLine(failure) + origin(failure) + "; '"
                        + command.getCommandSpec().qualifiedName() + " --help' lists what there is");
    }

    // Whoever has not written the option must learn where its value comes from.
    private static String origin(ParameterException failure) {
        if (failure.getArgSpec() == null) {
            return "";
        }
        Matcher environment =
                ENVIRONMENT.matcher(String.join(" ", failure.getArgSpec().description()));
        if (!environment.find()) {
            return "";
        }
        String value = System.getenv(environment.group(1));
        return value != null && firstLine(failure).contains("'" + value + "'")
                ? ", which comes from the environment variable " + environment.group(1)
                : "";
    }

    public static int report(Exception failure, CommandLine command) {
        if (failure instanceof UsageException || failure instanceof IllegalArgumentException) {
            return report(command, firstLine(failure));
        }
        if (failure instanceof StoreException) {
            return report(command, firstLine(failure) + ": " + reason(root(failure)));
        }
        log.error("unexpected failure", failure);
        return report(command, "unexpected failure: " + failure);
    }

    private static int report(CommandLine command, String line) {
        command.getErr().println(command.getCommandSpec().root().name() + ": " + line);
        return CommandLine.ExitCode.USAGE;
    }

    private static String reason(Throwable root) {
        return root instanceof UnknownHostException ? "there is no such host" : firstLine(root);
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
