package dev.attachphone.server.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.TextCondition;
import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.cli.option.DatabaseOption;
import dev.attachphone.server.cli.option.UsageException;
import dev.attachphone.server.registry.AccountRegistry;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.AuditTrail.AuditEvent;
import dev.attachphone.server.registry.CredentialGenerator;
import dev.attachphone.server.storage.AccountErasure;
import dev.attachphone.server.storage.AccountSetup;
import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.ExistingAccounts;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code account}: creates, lists, renames, suspends, deletes and erases accounts. */
@Command(
        name = "account",
        description = "Create, list, rename, suspend, resume, delete and erase accounts.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AccountCommand {

    private static final String ACCOUNT = "The id or the name of the account.";

    private static final int PAGE_SIZE = 500;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "create",
            description =
                    "Create an account and print its credential, which is stored as a SHA-256 and cannot be printed"
                            + " again. Running servers accept it immediately.",
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
        requirePrintable(name);
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
            description =
                    "Print the accounts, one per line: id, name, configured providers, and whether it is suspended.",
            mixinStandardHelpOptions = true)
    int list(@Mixin DatabaseOption options) {
        PrintWriter out = spec.commandLine().getOut();
        try (Database database = options.openExisting()) {
            List<AccountEntry> page = database.registries().accounts().list("", PAGE_SIZE);
            while (!page.isEmpty()) {
                page.forEach(account -> out.println(account.id() + "  " + account.name() + "  "
                        + String.join(",", account.providers().keySet())
                        + (account.suspendedAt() == null ? "" : "  suspended at " + account.suspendedAt())));
                page = database.registries()
                        .accounts()
                        .list(page.get(page.size() - 1).name(), PAGE_SIZE);
            }
        }
        return 0;
    }

    @Command(name = "rename", description = "Change the name of an account.", mixinStandardHelpOptions = true)
    int rename(
            @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT) String account,
            @Parameters(paramLabel = "NAME", description = "The new name.") String name,
            @Mixin DatabaseOption options) {
        requirePrintable(name);
        return change(options, account, (accounts, id) -> {
            if (accounts.rename(id, name, ChangeOrigin.commandLine()).isRefused()) {
                throw new UsageException("account '" + name + "' already exists; choose another name");
            }
            return "Renamed to '" + name + "'.";
        });
    }

    @Command(
            name = "suspend",
            description =
                    "Suspend an account. Every server rejects its credentials immediately; its numbers stay attached.",
            mixinStandardHelpOptions = true)
    int suspend(
            @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT) String account, @Mixin DatabaseOption options) {
        return change(options, account, (accounts, id) -> {
            accounts.setSuspended(id, true, ChangeOrigin.commandLine());
            return "Suspended.";
        });
    }

    @Command(
            name = "resume",
            description = "Resume a suspended account. Every server accepts its credentials again immediately.",
            mixinStandardHelpOptions = true)
    int resume(
            @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT) String account, @Mixin DatabaseOption options) {
        return change(options, account, (accounts, id) -> {
            accounts.setSuspended(id, false, ChangeOrigin.commandLine());
            return "Resumed.";
        });
    }

    @Command(
            name = "delete",
            description =
                    "Delete an account without agents, with its credentials and providers. The history keeps its events.",
            mixinStandardHelpOptions = true)
    int delete(
            @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT) String account, @Mixin DatabaseOption options) {
        return change(options, account, (accounts, id) -> {
            if (accounts.delete(id, ChangeOrigin.commandLine()).isRefused()) {
                throw new UsageException("account '" + account + "' has agents; delete them first");
            }
            return "Deleted.";
        });
    }

    private int change(DatabaseOption options, String name, BiFunction<AccountRegistry, String, String> change) {
        try (Database database = options.openExisting()) {
            AccountRegistry accounts = database.registries().accounts();
            spec.commandLine()
                    .getOut()
                    .println(change.apply(accounts, find(accounts, name).id()));
        }
        return 0;
    }

    @Command(
            name = "erase",
            description =
                    "Erase the data of an account: revoke its credentials, detach its numbers, delete its agents with"
                            + " their names and prompts, its providers and its history, and replace its name. This cannot"
                            + " be undone. What stays is described in OPERATING.md. If it is interrupted, repeat it with"
                            + " the id of the account.",
            mixinStandardHelpOptions = true)
    int erase(
            @Parameters(
                            paramLabel = "ACCOUNT",
                            description = "The id or the name of the account, or the id of a deleted account.")
                    String account,
            @Option(names = "--dry-run", description = "Only print what would be erased, and change nothing.")
                    boolean dryRun,
            @Mixin DatabaseOption options) {
        try (Database database = options.openWithHistory()) {
            String id = idOfPresentOrDeleted(database, account);
            AccountErasure erasure = database.erasure(id);
            AccountErasure.ErasedRows erased = dryRun ? erasure.count() : erasure.erase(ChangeOrigin.commandLine());
            PrintWriter out = spec.commandLine().getOut();
            out.println((dryRun ? "Would erase" : "Erased") + " account " + id + ": " + erased.numbers()
                    + " numbers, " + erased.agents() + " agents, " + erased.events() + " events of numbers, "
                    + erased.auditEvents() + " other events.");
        }
        return 0;
    }

    private static void requirePrintable(String name) {
        if (!TextCondition.PRINTABLE.isMetBy(name)) {
            throw new UsageException("NAME is blank, or has control characters or changes the direction of text;"
                    + " choose another name");
        }
    }

    /**
     * Finds an account by its id, or else by its name.
     *
     * @throws UsageException if there is none
     */
    static AccountEntry find(AccountRegistry accounts, String idOrName) {
        return findPresent(accounts, idOrName).orElseThrow(() -> unknown(idOrName));
    }

    private static Optional<AccountEntry> findPresent(AccountRegistry accounts, String idOrName) {
        return accounts.find(idOrName).or(() -> accounts.findByName(idOrName));
    }

    /** The id of an account, or of a deleted one of which the histories have events. */
    private static String idOfPresentOrDeleted(Database database, String idOrName) {
        Optional<String> present =
                findPresent(database.registries().accounts(), idOrName).map(AccountEntry::id);
        if (present.isEmpty()
                && (idOrName.equals(AuditEvent.NO_ACCOUNT)
                        || database.erasure(idOrName).count().isNothing())) {
            throw unknown(idOrName);
        }
        return present.orElse(idOrName);
    }

    private static UsageException unknown(String idOrName) {
        return new UsageException("no account has the id or the name '" + idOrName + "'; see 'account list'");
    }

    private static boolean create(AccountSetup accountSetup, String name, List<String> providers, String credential) {
        ChangeOrigin origin = ChangeOrigin.commandLine();
        Optional<Account> created = accountSetup.create(name, providers, origin);
        created.ifPresent(account -> accountSetup.addCredential(account, credential, null, origin));
        return created.isPresent();
    }

    private static void requireSupported(String provider) {
        List<String> supported = Contract.load().providers();
        if (!supported.contains(provider)) {
            throw new UsageException("--provider " + provider + " is not supported; choose from " + supported);
        }
    }
}
