package dev.attachphone.server.cli;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.server.cli.option.UsageException;
import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.DatabaseStartupWait;
import dev.attachphone.server.storage.ExistingAccounts;
import dev.attachphone.server.storage.SchemaCheck;
import dev.attachphone.server.storage.transaction.StorageListener;
import java.time.Clock;
import java.time.Duration;

/**
 * The database of the {@code serve} command.
 *
 * @param url the URL, as for {@link Database#open}
 * @param demo whether the database holds the demo world
 * @param readOnly whether nothing is written to the database
 */
record ServedDatabase(String url, boolean demo, boolean readOnly) {

    /**
     * Checks that the database can be served, without changing it.
     *
     * @return the state of the database, as a sentence without a full stop
     * @throws UsageException if the accounts in the database do not fit {@link #demo}
     */
    String check() {
        String found = SchemaCheck.of(url);
        requireCompatible();
        return found;
    }

    /**
     * Opens the database, and creates the demo world if {@link #demo} is set and {@link #readOnly} is not.
     *
     * @param wait how long to wait for a database server that is not reachable
     * @param maxQueue the number of writes that may wait
     * @param listener receives measurements of the database
     * @throws UsageException if the accounts in the database do not fit {@link #demo}; it is not changed then
     */
    Database open(Duration wait, int maxQueue, StorageListener listener) throws InterruptedException {
        DatabaseStartupWait.await(url, wait);
        requireCompatible();
        if (readOnly) {
            return Database.openReadOnly(url, Clock.systemUTC(), maxQueue, listener);
        }
        Database opened = Database.open(url, Clock.systemUTC(), maxQueue, listener);
        if (demo) {
            demoAccounts().createIn(opened);
        }
        return opened;
    }

    private void requireCompatible() {
        demoAccounts().requireCompatible(ExistingAccounts.of(url), demo);
    }

    private static DemoAccounts demoAccounts() {
        return new DemoAccounts(DemoWorld.load());
    }
}
