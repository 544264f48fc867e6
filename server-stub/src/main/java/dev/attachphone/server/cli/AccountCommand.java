package dev.attachphone.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.server.attach.Account;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.CredentialGenerator;
import dev.attachphone.server.storage.AccountSetup;
import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.ExistingAccounts;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code account}: sets up who may use the server. */
@Command(
        name = "account",
        description = "Set up who may use the server.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class AccountCommand {

    private static final int PAGE = 500;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "create",
            description =
                    "Create an account and print its credential, which is shown this once and kept only as a SHA-256."
                            + " A running server knows it at once.",
            mixinStandardHelpOptions = true)
    int create(
            @Parameters(paramLabel = "NAME", description = "What people call the account.") String name,
            @Option(
                            names = "--provider",
                            paramLabel = "PROVIDER",
                            description = "A telephony provider to configure; may be given several times.")
                    List<String> providers,
            @Mixin DatabaseOption options) {
        List<String> chosen =
                providers == null ? List.of() : providers.stream().distinct().toList();
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new UsageErrors.UsageException("NAME is blank or not printable; say what people call the account");
        }
        chosen.forEach(AccountCommand::requireSupported);
        new DemoAccounts(DemoWorld.load()).requireNotDemo(ExistingAccounts.of(options.url));
        try (Database database = Database.open(options.url, Clock.systemUTC())) {
            String credential = CredentialGenerator.generate();
            if (!database.withAccounts(accountSetup -> create(accountSetup, name, chosen, credential))) {
                throw new UsageErrors.UsageException("there is an account '" + name + "' already; choose another name");
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    "Account '" + name + "' with providers " + chosen + ". Its credential, for the header 'token':");
            out.println(credential);
            out.flush();
        }
        return 0;
    }

    @Command(
            name = "list",
            description = "Print the accounts, one a line: id, name, and the providers that they have configured.",
            mixinStandardHelpOptions = true)
    int list(@Mixin DatabaseOption options) {
        PrintWriter out = spec.commandLine().getOut();
        try (Database database = options.openExisting()) {
            List<AccountEntry> page = database.registries().accounts().list("", PAGE);
            while (!page.isEmpty()) {
                page.forEach(account -> out.println(account.id() + "  " + account.name() + "  "
                        + String.join(",", account.providers().keySet())));
                page = database.registries()
                        .accounts()
                        .list(page.get(page.size() - 1).name(), PAGE);
            }
        }
        out.flush();
        return 0;
    }

    private static boolean create(AccountSetup accountSetup, String name, List<String> providers, String credential) {
        Optional<Account> created = accountSetup.create(name, providers);
        created.ifPresent(account -> accountSetup.addCredential(account, credential, null));
        return created.isPresent();
    }

    private static void requireSupported(String provider) {
        List<String> supported = Contract.load()
                .operation("attachPhoneNumber")
                .requestSchema()
                .at("/properties/provider/enum")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        if (!supported.contains(provider)) {
            throw new UsageErrors.UsageException(
                    "--provider " + provider + " is not supported; choose from " + supported);
        }
    }
}
