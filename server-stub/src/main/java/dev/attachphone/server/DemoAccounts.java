package dev.attachphone.server;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.storage.Accounts;
import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.Tenants;
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
     * @param tenants who has an account in it
     * @param demo whether everybody may know their credentials
     * @throws Refusals.CannotStart if the database is not for that
     */
    void requireFit(Tenants tenants, boolean demo) {
        if (demo) {
            requireNoOthers(tenants);
        } else {
            requireNone(tenants);
        }
    }

    /**
     * Makes sure that the database is not one of the demo world.
     *
     * @throws Refusals.CannotStart if it is
     */
    void requireNone(Tenants tenants) {
        if (isDemo(tenants)) {
            throw new Refusals.CannotStart("the database holds the demo world, whose credentials everybody knows;"
                    + " serve it with --demo, or name another database with --database");
        }
    }

    // What operations add to a demo world later belongs to it, for as long as any of its credentials is valid.
    private void requireNoOthers(Tenants tenants) {
        if (!tenants.names().isEmpty() && !isDemo(tenants)) {
            throw new Refusals.CannotStart("--demo is not for a database with accounts of its own, such as '"
                    + tenants.names().get(0)
                    + "': everybody knows the demo credentials; name another database with --database");
        }
    }

    private boolean isDemo(Tenants tenants) {
        return world.accounts().stream()
                .flatMap(account -> Stream.of(account.token(), account.secondToken()))
                .filter(Objects::nonNull)
                .anyMatch(token -> tenants.credentials()
                        .findAccount(token, Clock.systemUTC().instant())
                        .isPresent());
    }

    /** Creates the accounts of the demo world that are not there yet. */
    void createIn(Database database) {
        database.withAccounts(accounts -> {
            world.accounts().stream()
                    .filter(account -> accounts.find(account.name()).isEmpty())
                    .forEach(account -> create(accounts, account));
            return world;
        });
    }

    private static void create(Accounts accounts, DemoWorld.Account demo) {
        Account account = accounts.create(demo.name(), demo.providers());
        accounts.addCredential(account, demo.token(), null);
        if (demo.secondToken() != null) {
            accounts.addCredential(account, demo.secondToken(), null);
        }
        if (demo.expiredToken() != null) {
            accounts.addCredential(account, demo.expiredToken(), Instant.EPOCH);
        }
        demo.agents().forEach(id -> accounts.addAgent(account, new Agent(id, id, null, null)));
    }
}
