package dev.attachphone.server.cli.option;

import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.ExistingAccounts;
import java.time.Clock;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** The option for the database. */
public final class DatabaseOption {

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = "sqlite:attach.db",
            description =
                    "The database: sqlite:<file>, which is created if it does not exist, or"
                            + " postgresql://<user>@<host>:<port>/<name>, which any number of servers may share. Of several"
                            + " <host>:<port>, separated by commas, the primary is used. The password is read from PGPASSWORD, or from the first line of the file in ?passwordfile=<file>.")
    public String url = "";

    /**
     * Opens the database for a command that needs existing accounts.
     *
     * @throws UsageException if the database has no account, for example because its name is mistyped; it is not created then
     */
    public Database openExisting() {
        return openIf(existing -> !existing.names().isEmpty());
    }

    /**
     * Opens the database for a command that needs no existing account, but events of deleted ones.
     *
     * @throws UsageException if the database has no schema; it is not created then
     */
    public Database openWithHistory() {
        return openIf(ExistingAccounts::hasSchema);
    }

    private Database openIf(Predicate<ExistingAccounts> isUsable) {
        ExistingAccounts existing = ExistingAccounts.of(url);
        if (!isUsable.test(existing)) {
            throw new UsageException(existing.database()
                    + " has no account; select the server's database with --database, or create the first account with"
                    + " 'account create'");
        }
        return Database.open(url, Clock.systemUTC());
    }
}
