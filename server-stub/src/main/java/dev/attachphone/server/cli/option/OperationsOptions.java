package dev.attachphone.server.cli.option;

import dev.attachphone.server.operations.OperatorToken;
import dev.attachphone.server.operations.OperatorTokenFile;
import dev.attachphone.server.operations.TokenScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The options for the operations port. */
public final class OperationsOptions {

    private static final Logger log = LoggerFactory.getLogger(OperationsOptions.class);

    /** The environment variable of the token itself, which has no option because command lines are visible to other users. */
    static final String TOKEN_VARIABLE = "ATTACH_OPERATOR_TOKEN";

    private static final int MIN_TOKEN_LENGTH = 16;

    @Option(
            names = "--operations-host",
            defaultValue = "127.0.0.1",
            description = "The address of the operations port.")
    private String host = "";

    @Option(
            names = "--operations-port",
            defaultValue = "8081",
            description =
                    "The port for accounts, credentials, agents and numbers (openapi/operations.yaml); 0 selects a"
                            + " free port. It is opened only if an operator token is set.")
    private int port;

    @Option(
            names = "--operator-tokens",
            paramLabel = "FILE",
            defaultValue = OptionDefaults.NONE,
            description =
                    "A file of operator tokens, each with a name and scopes, which 'operator-token create' writes. The"
                            + " server reloads a changed file without a restart.")
    private @Nullable Path tokensFile;

    @Option(
            names = "--operator-token-file",
            paramLabel = "FILE",
            defaultValue = OptionDefaults.NONE,
            description =
                    "Deprecated, use --operator-tokens. A file whose first line is a token with all scopes, of at least"
                            + " 16 characters. The token itself can be set in ATTACH_OPERATOR_TOKEN instead.")
    private @Nullable Path tokenFile;

    /**
     * Returns the operator tokens that are valid when they are asked for; empty if none are set.
     *
     * @throws UsageException if two sources are given, a file cannot be read, or the single token is too short or has other
     *     characters than visible ASCII
     * @throws OperatorTokenFile.InvalidTokenFileException if the file of tokens cannot be used
     */
    public Optional<Supplier<List<OperatorToken>>> tokens() {
        Optional<OperatorToken> single = singleToken();
        if (tokensFile == null) {
            return single.map(token -> () -> List.of(token));
        }
        if (single.isPresent()) {
            throw new UsageException("--operator-tokens " + tokensFile
                    + " cannot be combined with --operator-token-file or " + TOKEN_VARIABLE);
        }
        return Optional.of(new OperatorTokenFile(tokensFile, System::nanoTime));
    }

    private Optional<OperatorToken> singleToken() {
        if (tokenFile != null) {
            exposedFile().ifPresent(warning -> log.warn("{}", warning));
            return Optional.of(singleToken(firstLine(tokenFile), "--operator-token-file " + tokenFile));
        }
        return Optional.ofNullable(System.getenv(TOKEN_VARIABLE)).map(token -> singleToken(token, TOKEN_VARIABLE));
    }

    private static OperatorToken singleToken(String token, String source) {
        if (token.length() < MIN_TOKEN_LENGTH || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new UsageException(
                    source + ": the token must have at least " + MIN_TOKEN_LENGTH
                            + " characters, all of them printable ASCII and none a space; create one with 'openssl rand -hex 24'");
        }
        log.warn("{} is deprecated, because its token has all scopes; use --operator-tokens", source);
        return OperatorToken.of("operator", EnumSet.allOf(TokenScope.class), token);
    }

    private static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("").strip();
        } catch (IOException | UncheckedIOException e) {
            throw new UsageException("--operator-token-file " + file + " cannot be read");
        }
    }

    /** A warning if every user of this machine can read the file with the single token. */
    public Optional<String> exposedFile() {
        return Optional.ofNullable(tokenFile)
                .filter(FilePermissions::isReadableByOthers)
                .map(file ->
                        "--operator-token-file " + file + " is readable by every user of this machine; run chmod o-r");
    }

    public BindAddress address() {
        return new BindAddress("--operations-host", host, "--operations-port", port);
    }
}
