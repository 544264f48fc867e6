package dev.attachphone.server.cli;

import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.ExistingAccounts;
import java.time.Clock;
import picocli.CommandLine.Option;

/** The option that every command has which works on a database. */
final class DatabaseOption {

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = "${env:ATTACH_DATABASE:-sqlite:attach.db}",
            description = "Where everything is kept: sqlite:<file>, which is created if it is not there, or"
                    + " postgresql://<user>@<host>:<port>/<name>, which any number of servers may share. The password is"
                    + " PGPASSWORD, or the first line of the file that ?passwordfile=<file> names."
                    + " Environment: ATTACH_DATABASE. Default: sqlite:attach.db")
    String url = "";

    /**
     * Opens it for a command that is about what is in it.
     *
     * @throws UsageErrors.UsageException if it holds no account, for instance because its name was mistyped; it is not created then
     */
    Database openExisting() {
        ExistingAccounts existingAccounts = ExistingAccounts.of(url);
        if (existingAccounts.names().isEmpty()) {
            throw new UsageErrors.UsageException(
                    "there is no account in " + existingAccounts.database()
                            + "; name the server's database with --database, or create the first account with 'account create'");
        }
        return Database.open(url, Clock.systemUTC());
    }
}
