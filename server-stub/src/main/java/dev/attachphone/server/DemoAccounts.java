package dev.attachphone.server;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.storage.Accounts;
import dev.attachphone.server.storage.Database;
import java.time.Instant;
import java.util.List;

/** Puts the demo world into a database, once. */
final class DemoAccounts {

    private final Database database;

    DemoAccounts(Database database) {
        this.database = database;
    }

    /**
     * Creates the accounts of the demo world that are not there yet.
     *
     * @throws Refusals.CannotStart if the database holds other accounts: everybody knows the demo credentials
     */
    void create(DemoWorld world) {
        Accounts accounts = database.accounts();
        List<String> demoNames =
                world.accounts().stream().map(DemoWorld.Account::name).toList();
        for (String name : accounts.names()) {
            if (!demoNames.contains(name)) {
                throw new Refusals.CannotStart("--demo is not for a database with accounts of its own, such as '" + name
                        + "': everybody knows the demo credentials; name another file with --database");
            }
        }
        world.accounts().stream()
                .filter(account -> accounts.find(account.name()).isEmpty())
                .forEach(this::create);
    }

    private void create(DemoWorld.Account demo) {
        Accounts accounts = database.accounts();
        Account account = accounts.create(demo.name(), demo.providers());
        accounts.addCredential(account, demo.token(), null);
        if (demo.expiredToken() != null) {
            accounts.addCredential(account, demo.expiredToken(), Instant.EPOCH);
        }
        demo.agents().forEach(id -> database.agents().insert(account, new Agent(id, id, null, null)));
    }
}
