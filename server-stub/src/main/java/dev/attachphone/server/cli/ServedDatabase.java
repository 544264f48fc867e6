package dev.attachphone.server.cli;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.ExistingAccounts;
import dev.attachphone.server.storage.SchemaCheck;
import dev.attachphone.server.storage.transaction.StorageListener;
import java.time.Clock;

/**
 * The database that is to be served.
 *
 * @param url as for {@link Database#open}
 * @param demo whether it is to hold the demo world
 */
record ServedDatabase(String url, boolean demo) {

    /**
     * Makes sure that it can be served, and changes nothing.
     *
     * @return what was found, in words, without the end of the sentence
     * @throws UsageErrors.UsageException if it holds accounts that must not be served so
     */
    String check() {
        String found = SchemaCheck.of(url);
        requireCompatible();
        return found;
    }

    /**
     * Opens it.
     *
     * @param maxQueue how many writes may wait
     * @param listener is told what the database is busy with
     * @throws UsageErrors.UsageException if it holds accounts that must not be served so; then nothing was changed
     */
    Database open(int maxQueue, StorageListener listener) {
        requireCompatible();
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
