package dev.attachphone.server.cli;

import dev.attachphone.server.cli.option.UsageException;
import dev.attachphone.server.operations.OperatorToken;
import dev.attachphone.server.operations.OperatorTokenFile;
import dev.attachphone.server.operations.TokenScope;
import dev.attachphone.server.registry.CredentialGenerator;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code operator-token}: creates operator tokens. */
@Command(
        name = "operator-token",
        description = "Create tokens for the operations port.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class OperatorTokenCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "create",
            description =
                    "Create and print a token, which cannot be printed again, and add its digest to a file. Servers that run"
                            + " with --operator-tokens FILE accept it within a second. To revoke a token, remove its line.",
            mixinStandardHelpOptions = true)
    int create(
            @Parameters(
                            paramLabel = "NAME",
                            description = "The name of the token, for the log: lower-case letters, digits and hyphens.")
                    String name,
            @Option(
                            names = "--scopes",
                            paramLabel = "SCOPE",
                            split = ",",
                            required = true,
                            description =
                                    "What the token allows: metrics, route (find the holder of a number), read, write;"
                                            + " separated by commas.")
                    List<String> scopes,
            @Option(
                            names = "--file",
                            paramLabel = "FILE",
                            required = true,
                            description = "The file of the tokens, which is created if it does not exist.")
                    Path file) {
        if (!OperatorToken.isName(name)) {
            throw new UsageException(
                    "the name '" + name + "' is invalid; use up to 63 lower-case letters, digits and hyphens");
        }
        String token = CredentialGenerator.operatorToken();
        OperatorTokenFile.add(file, OperatorToken.of(name, parse(scopes), token));
        spec.commandLine().getOut().println(token);
        return 0;
    }

    private static Set<TokenScope> parse(List<String> scopes) {
        Set<TokenScope> parsed = EnumSet.noneOf(TokenScope.class);
        for (String scope : scopes) {
            parsed.add(TokenScope.of(scope)
                    .orElseThrow(() -> new UsageException(
                            "--scopes " + scope + " is unknown; use metrics, route, read or write")));
        }
        return parsed;
    }
}
