package dev.attachphone.server.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.TextCondition;
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

/** {@code account}: creates and lists accounts. */
@Command(
        name = "account",
        description = "Create and list accounts.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AccountCommand {

    private static final int PAGE_SIZE = 500;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "create",
            description =
                    "Create an account and print its credential, which is stored as a SHA-256 and cannot be printed again."
                            + " Running servers accept it immediately.",
            mixinStandardHelpOptions = true)
    int create(
            @Parameters(paramLabel = "NAME", description = "The name of the account.") String name,
            @Option(
                            names = "--provider",
                            paramLabel = "PROVIDER",
                            description = "A telephony provider to configure; the option can be repeated.")
                    List<String> providers,
            @Mixin DatabaseOption options) {
        List<String> chosen =
                providers == null ? List.of() : providers.stream().distinct().toList();
        if (!TextCondition.PRINTABLE.isMetBy(name)) {
            throw new UsageException("NAME is blank, or has control characters or changes the direction of text;"
                    + " choose another name");
        }
        chosen.forEach(AccountCommand::requireSupported);
        new DemoAccounts(DemoWorld.load()).requireNotDemo(ExistingAccounts.of(options.url));
        try (Database database = Database.open(options.url, Clock.systemUTC())) {
            String credential = CredentialGenerator.generate();
            if (!database.withAccounts(accountSetup -> create(accountSetup, name, chosen, credential))) {
                throw new UsageException("account '" + name + "' already exists; choose another name");
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    "Account '" + name + "' with providers " + chosen + ". Its credential, for the header 'token':");
            out.println(credential);
        }
        return 0;
    }

    @Command(
            name = "list",
            description = "Print the accounts, one per line: id, name and configured providers.",
            mixinStandardHelpOptions = true)
    int list(@Mixin DatabaseOption options) {
        PrintWriter out = spec.commandLine().getOut();
        try (Database database = options.openExisting()) {
            List<AccountEntry> page = database.registries().accounts().list("", PAGE_SIZE);
            while (!page.isEmpty()) {
                page.forEach(account -> out.println(account.id() + "  " + account.name() + "  "
                        + String.join(",", account.providers().keySet())));
                page = database.registries()
                        .accounts()
                        .list(page.get(page.size() - 1).name(), PAGE_SIZE);
            }
        }
        return 0;
    }

    private static boolean create(AccountSetup accountSetup, String name, List<String> providers, String credential) {
        Optional<Account> created = accountSetup.create(name, providers);
        created.ifPresent(account -> accountSetup.addCredential(account, credential, null));
        return created.isPresent();
    }

    private static void requireSupported(String provider) {
        List<String> supported = Contract.load().providers();
        if (!supported.contains(provider)) {
            throw new UsageException("--provider " + provider + " is not supported; choose from " + supported);
        }
    }
}
