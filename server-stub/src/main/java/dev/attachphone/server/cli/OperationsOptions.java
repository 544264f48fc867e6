package dev.attachphone.server.cli;

import dev.attachphone.server.operations.OperatorToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The port for the operator. */
final class OperationsOptions {

    private static final Logger log = LoggerFactory.getLogger(OperationsOptions.class);

    private static final String VARIABLE = "ATTACH_OPERATOR_TOKEN";

    /** A shorter one could be guessed. */
    private static final int SHORTEST = 16;

    @Option(
            names = "--operations-host",
            defaultValue = "${env:ATTACH_OPERATIONS_HOST:-127.0.0.1}",
            description = "The address of the operations port. Environment: ATTACH_OPERATIONS_HOST. Default: 127.0.0.1")
    private String host = "";

    @Option(
            names = "--operations-port",
            defaultValue = "${env:ATTACH_OPERATIONS_PORT:-8081}",
            description =
                    "The port for accounts, credentials, agents and numbers (openapi/operations.yaml); 0 takes a free"
                            + " one. It is opened only if there is an operator token. Environment: ATTACH_OPERATIONS_PORT."
                            + " Default: 8081")
    private int port;

    @Option(
            names = "--operator-token-file",
            paramLabel = "FILE",
            defaultValue = "${env:ATTACH_OPERATOR_TOKEN_FILE}",
            description = "A file whose first line is the operator's token, of at least 16 characters. Environment:"
                    + " ATTACH_OPERATOR_TOKEN_FILE, or the token itself in ATTACH_OPERATOR_TOKEN")
    private @Nullable Path tokenFile;

    /** The operator's token, if there is one. */
    Optional<OperatorToken> token() {
        if (tokenFile != null) {
            warnOfReaders(tokenFile);
            return Optional.of(checked(firstLine(tokenFile), "--operator-token-file " + tokenFile));
        }
        return Optional.ofNullable(System.getenv(VARIABLE))
                .filter(token -> !token.isEmpty())
                .map(token -> checked(token, VARIABLE));
    }

    private static void warnOfReaders(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                log.warn(
                        "--operator-token-file {} can be read by every user of this machine; chmod o-r mends that",
                        file);
            }
        } catch (IOException | UnsupportedOperationException e) {
            log.debug("who can read {} is not known", file, e);
        }
    }

    private static OperatorToken checked(String token, String where) {
        if (token.length() < SHORTEST || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new UsageErrors.UsageException(where + ": the token must be at least " + SHORTEST
                    + " characters, all printable ASCII and no spaces; 'openssl rand -hex 24' makes one");
        }
        return new OperatorToken(token);
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("").strip();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new UsageErrors.UsageException("--operator-token-file " + file + " cannot be read");
        }
    }

    BindAddress address() {
        return new BindAddress("--operations-host", host, "--operations-port", port);
    }
}
