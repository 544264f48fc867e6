package dev.attachphone.server.cli;

import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.cli.option.DatabaseOption;
import dev.attachphone.server.cli.option.UsageException;
import dev.attachphone.server.registry.CredentialGenerator;
import dev.attachphone.server.registry.CredentialRegistry;
import dev.attachphone.server.registry.CredentialRegistry.CredentialEntry;
import dev.attachphone.server.registry.Registries;
import dev.attachphone.server.storage.Database;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credential}: issues, lists and revokes the credentials of accounts. */
@Command(
        name = "credential",
        description = "Issue, list and revoke the credentials of accounts.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class CredentialCommand {

    private static final String ACCOUNT = "The id or the name of the account.";

    /** The most credentials that are listed. */
    private static final int MAX_LISTED = 100_000;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    /** The latest expiry that can be written in an answer of the operations port. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "issue",
            description =
                    "Create and print a credential of an account, which cannot be printed again. Running servers accept it"
                            + " immediately.",
            mixinStandardHelpOptions = true)
    int issue(
            @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT) String account,
            @Option(
                            names = "--expires-at",
                            paramLabel = "INSTANT",
                            description = "When the credential expires, such as 2027-01-24T00:00:00Z. Default: never")
                    @Nullable
                    Instant expiresAt,
            @Mixin DatabaseOption options) {
        return inAccount(options, account, (registries, id) -> {
            if (expiresAt != null && (!expiresAt.isAfter(Instant.now()) || expiresAt.isAfter(LATEST))) {
                throw new UsageException("--expires-at " + expiresAt
                        + " is out of range; use an instant in the future, up to " + LATEST);
            }
            String credential = CredentialGenerator.generate();
            registries.credentials().add(id, credential, expiresAt, ChangeOrigin.commandLine());
            return List.of(credential);
        });
    }

    @Command(
            name = "list",
            description = "Print an account's credentials, one per line: id, first characters and state.",
            mixinStandardHelpOptions = true)
    int list(@Parameters(paramLabel = "ACCOUNT", description = ACCOUNT) String account, @Mixin DatabaseOption options) {
        return inAccount(
                options,
                account,
                (registries, id) -> registries.credentials().list(id, "", MAX_LISTED).stream()
                        .map(CredentialCommand::line)
                        .toList());
    }

    @Command(
            name = "revoke",
            description = {
                "Revoke a credential permanently. Every server rejects it immediately.",
                "The id can be computed from the credential: printf %%s CREDENTIAL | sha256sum | cut -c1-16"
            },
            mixinStandardHelpOptions = true)
    int revoke(
            @Parameters(paramLabel = "ID", description = "The credential's id, as 'credential list' prints it.")
                    String credentialId,
            @Mixin DatabaseOption options) {
        if (!ID.matcher(credentialId).matches()) {
            // The value is not quoted: it may be the credential itself, typed by mistake.
            throw new UsageException("ID is not 16 hexadecimal digits; 'credential list ACCOUNT' prints the ids of an"
                    + " account's credentials, and 'credential revoke --help' tells how to compute an id");
        }
        try (Database database = options.openExisting()) {
            CredentialRegistry credentials = database.registries().credentials();
            CredentialEntry revoked = credentials
                    .accountOf(credentialId)
                    .flatMap(account -> credentials.revoke(account, credentialId, ChangeOrigin.commandLine()))
                    .orElseThrow(() -> new UsageException("no credential has the id '" + credentialId
                            + "'; 'credential list ACCOUNT' prints the ids of an account's credentials"));
            print(List.of(line(revoked)));
        }
        return 0;
    }

    private int inAccount(DatabaseOption options, String name, BiFunction<Registries, String, List<String>> work) {
        try (Database database = options.openExisting()) {
            Registries registries = database.registries();
            print(work.apply(
                    registries, AccountCommand.find(registries.accounts(), name).id()));
        }
        return 0;
    }

    private void print(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
    }

    private static String line(CredentialEntry credential) {
        String state = credential.revokedAt() != null
                ? "revoked at " + credential.revokedAt()
                : credential.expiresAt() != null
                        ? (credential.expiresAt().isAfter(Instant.now()) ? "expires at " : "expired at ")
                                + credential.expiresAt()
                        : "valid";
        return credential.id() + "  " + (credential.prefix() == null ? "?" : credential.prefix()) + "  " + state;
    }
}
