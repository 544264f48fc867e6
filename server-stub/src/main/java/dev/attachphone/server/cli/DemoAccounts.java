package dev.attachphone.server.cli;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.cli.option.UsageException;
import dev.attachphone.server.storage.AccountSetup;
import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.ExistingAccounts;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Creates the accounts of the demo world, and keeps them apart from real accounts, because their credentials are public.
 *
 * @param world the demo world
 */
record DemoAccounts(DemoWorld world) {

    /**
     * Checks that a database fits the mode of the server.
     *
     * @param existingAccounts the accounts in the database
     * @param demo whether the server is started with {@code --demo}
     * @throws UsageException if the database holds real accounts in demo mode, or demo accounts otherwise
     */
    void requireCompatible(ExistingAccounts existingAccounts, boolean demo) {
        if (demo) {
            requireOnlyDemo(existingAccounts);
        } else {
            requireNotDemo(existingAccounts);
        }
    }

    /**
     * Checks that a database does not hold the demo world.
     *
     * @throws UsageException if it does
     */
    void requireNotDemo(ExistingAccounts existingAccounts) {
        if (isDemo(existingAccounts)) {
            throw new UsageException("the database holds the demo world, whose credentials are public;"
                    + " serve it with --demo, or select another database with --database");
        }
    }

    // Accounts added by an operator belong to the demo world while one of its credentials is valid.
    private void requireOnlyDemo(ExistingAccounts existingAccounts) {
        if (!existingAccounts.names().isEmpty() && !isDemo(existingAccounts)) {
            throw new UsageException("--demo cannot be used with a database that holds real accounts, such as '"
                    + existingAccounts.names().get(0)
                    + "'; select another database with --database");
        }
    }

    private boolean isDemo(ExistingAccounts existingAccounts) {
        return world.accounts().stream()
                .flatMap(demoAccount -> Stream.of(demoAccount.token(), demoAccount.secondToken()))
                .filter(Objects::nonNull)
                .anyMatch(token -> existingAccounts
                        .credentials()
                        .find(token, Clock.systemUTC().instant())
                        .isPresent());
    }

    /** Creates the accounts of the demo world that do not exist yet. */
    void createIn(Database database) {
        ChangeOrigin origin = ChangeOrigin.commandLine();
        database.withAccounts(accountSetup -> {
            for (DemoWorld.DemoAccount demo : world.accounts()) {
                accountSetup
                        .create(demo.name(), demo.providers(), origin)
                        .ifPresent(account -> addContents(accountSetup, account, demo, origin));
            }
            return world;
        });
    }

    private static void addContents(
            AccountSetup accountSetup, Account account, DemoWorld.DemoAccount demo, ChangeOrigin origin) {
        accountSetup.addCredential(account, demo.token(), null, origin);
        if (demo.secondToken() != null) {
            accountSetup.addCredential(account, demo.secondToken(), null, origin);
        }
        if (demo.expiredToken() != null) {
            accountSetup.addCredential(account, demo.expiredToken(), Instant.EPOCH, origin);
        }
        demo.agents().forEach(id -> accountSetup.addAgent(account, new Agent(id, id, null, null), origin));
    }
}
