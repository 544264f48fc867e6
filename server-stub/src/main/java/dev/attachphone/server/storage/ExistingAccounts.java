package dev.attachphone.server.storage;

import dev.attachphone.server.attach.CredentialStore;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Who has an account in a database, seen before it is brought up to date, and without writing anything.
 *
 * @param database names the database, without its password
 * @param names the names of the accounts, in order
 * @param credentials theirs
 */
public record ExistingAccounts(String database, List<String> names, CredentialStore credentials) {

    /**
     * Those of a database.
     *
     * @param url as for {@link Database#open}
     * @throws IllegalArgumentException if the URL is not that of a database
     * @throws StoreException if it cannot be read
     */
    public static ExistingAccounts of(String url) {
        DatabaseConfiguration databaseConfiguration = DatabaseConfiguration.of(url);
        if (databaseConfiguration.schema().newFile().isPresent()) {
            return nobody(databaseConfiguration.url());
        }
        try {
            return of(databaseConfiguration.url(), databaseConfiguration.schema());
        } catch (FlywayException | StoreException e) {
            throw new StoreException("cannot open " + databaseConfiguration.url(), e);
        }
    }

    private static ExistingAccounts nobody(String database) {
        return new ExistingAccounts(database, List.of(), (credential, now) -> Optional.empty());
    }

    private static ExistingAccounts of(String name, DatabaseConfiguration.SchemaSettings schemaSettings) {
        DataSource database = schemaSettings.forInspection();
        Flyway flyway = Flyway.configure()
                .dataSource(database)
                .locations(schemaSettings.scripts())
                .load();
        if (flyway.info().current() == null) {
            return nobody(name);
        }
        // All that is read here has been there since the first migration.
        ReadExecutor readExecutor = new ReadExecutor(database, 1);
        return new ExistingAccounts(
                name, readExecutor.read(AccountSetup::namesIn), new JdbcCredentialStore(readExecutor));
    }
}
