package dev.attachphone.server.cli;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.storage.AccountSetup;
import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.ExistingAccounts;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/** Puts the demo world into a database, and keeps it apart from real accounts: everybody knows its credentials. */
final class DemoAccounts {

    private final DemoWorld world;

    DemoAccounts(DemoWorld world) {
        this.world = world;
    }

    /**
     * Makes sure that the database is served as what it is: with its credentials public, or not.
     *
     * @param existingAccounts who has an account in it
     * @param demo whether everybody may know their credentials
     * @throws UsageErrors.UsageException if the database is not for that
     */
    void requireCompatible(ExistingAccounts existingAccounts, boolean demo) {
        if (demo) {
            requireOnlyDemo(existingAccounts);
        } else {
            requireNotDemo(existingAccounts);
        }
    }

    /**
     * Makes sure that the database is not one of the demo world.
     *
     * @throws UsageErrors.UsageException if it is
     */
    void requireNotDemo(ExistingAccounts existingAccounts) {
        if (isDemo(existingAccounts)) {
            throw new UsageErrors.UsageException("the database holds the demo world, whose credentials everybody knows;"
                    + " serve it with --demo, or name another database with --database");
        }
    }

    // What operations add to a demo world later belongs to it, for as long as any of its credentials is valid.
    private void requireOnlyDemo(ExistingAccounts existingAccounts) {
        if (!existingAccounts.names().isEmpty() && !isDemo(existingAccounts)) {
            throw new UsageErrors.UsageException("--demo is not for a database with accounts of its own, such as '"
                    + existingAccounts.names().get(0)
                    + "': everybody knows the demo credentials; name another database with --database");
        }
    }

    private boolean isDemo(ExistingAccounts existingAccounts) {
        return world.accounts().stream()
                .flatMap(demoAccount -> Stream.of(demoAccount.token(), demoAccount.secondToken()))
                .filter(Objects::nonNull)
                .anyMatch(token -> existingAccounts
                        .credentials()
                        .findAccount(token, Clock.systemUTC().instant())
                        .isPresent());
    }

    /** Creates the accounts of the demo world that are not there yet. */
    void createIn(Database database) {
        database.withAccounts(accountSetup -> {
            for (DemoWorld.DemoAccount demo : world.accounts()) {
                accountSetup
                        .create(demo.name(), demo.providers())
                        .ifPresent(account -> addContents(accountSetup, account, demo));
            }
            return world;
        });
    }

    private static void addContents(AccountSetup accountSetup, Account account, DemoWorld.DemoAccount demo) {
        accountSetup.addCredential(account, demo.token(), null);
        if (demo.secondToken() != null) {
            accountSetup.addCredential(account, demo.secondToken(), null);
        }
        if (demo.expiredToken() != null) {
            accountSetup.addCredential(account, demo.expiredToken(), Instant.EPOCH);
        }
        demo.agents().forEach(id -> accountSetup.addAgent(account, new Agent(id, id, null, null)));
    }
}
