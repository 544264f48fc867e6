package dev.attachphone.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.server.attach.Account;
import dev.attachphone.server.storage.Accounts;
import dev.attachphone.server.storage.Database;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
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
final class AccountCommand {

    private static final int CREDENTIAL_BYTES = 24;

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
        if (name.isBlank()) {
            throw new Refusals.CannotStart("NAME is blank; say what people call the account");
        }
        chosen.forEach(AccountCommand::requireSupported);
        try (Database database = Database.open(options.url, Clock.systemUTC())) {
            new DemoAccounts(database, DemoWorld.load()).requireNone();
            String credential = newCredential();
            boolean created = database.withAccounts(accounts -> create(accounts, name, chosen, credential));
            if (!created) {
                throw new Refusals.CannotStart("there is an account '" + name + "' already; choose another name");
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    "Account '" + name + "' with providers " + chosen + ". Its credential, for the header 'token':");
            out.println(credential);
            out.flush();
        }
        return 0;
    }

    private static boolean create(Accounts accounts, String name, List<String> providers, String credential) {
        if (accounts.find(name).isPresent()) {
            return false;
        }
        Account account = accounts.create(name, providers);
        accounts.addCredential(account, credential, null);
        return true;
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
            throw new Refusals.CannotStart("--provider " + provider + " is not supported; choose from " + supported);
        }
    }

    private static String newCredential() {
        byte[] random = new byte[CREDENTIAL_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
