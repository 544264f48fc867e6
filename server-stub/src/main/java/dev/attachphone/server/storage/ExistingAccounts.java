package dev.attachphone.server.storage;

import dev.attachphone.server.attach.CredentialStore;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.configuration.DatabaseUrlException;
import dev.attachphone.server.storage.transaction.JdbcSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The accounts of a database, read without migrating or otherwise changing it.
 *
 * @param database the URL of the database without its password
 * @param hasSchema whether it has the schema of a server, of any version
 * @param names the names of the accounts, sorted
 * @param credentials the credentials of the accounts
 */
public record ExistingAccounts(String database, boolean hasSchema, List<String> names, CredentialStore credentials) {

    /**
     * Reads the accounts of a database. A database that does not exist or has no schema has none.
     *
     * @param url as for {@link Database#open}
     * @throws DatabaseUrlException if the URL is malformed, or the database is too old or a connection pooler in transaction mode
     * @throws StoreException if the database cannot be read
     */
    public static ExistingAccounts of(String url) {
        DatabaseConfiguration configuration = DatabaseConfiguration.of(url);
        if (configuration.schema().newFile().isPresent()) {
            return none(configuration.url());
        }
        try {
            PostgresqlCheck.requireSupported(configuration);
            return read(configuration);
        } catch (FlywayException | StoreException | SQLException e) {
            throw new StoreException("cannot open " + configuration.url(), e);
        }
    }

    private static ExistingAccounts none(String database) {
        return new ExistingAccounts(database, false, List.of(), (credential, now) -> Optional.empty());
    }

    private static ExistingAccounts read(DatabaseConfiguration configuration) {
        Flyway flyway = Flyway.configure()
                .dataSource(configuration.schema().forInspection())
                .locations(configuration.schema().scripts())
                .load();
        if (flyway.info().current() == null) {
            return none(configuration.url());
        }
        // The queries use only columns of the first migration, so they work on every version of the schema.
        return new ExistingAccounts(
                configuration.url(),
                true,
                read(configuration, JdbcAccountRegistry::names),
                (credential, now) ->
                        read(configuration, session -> JdbcCredentialStore.find(session, credential, now)));
    }

    private static <T> T read(DatabaseConfiguration configuration, Function<JdbcSession, T> query) {
        try (Connection connection = configuration.schema().forInspection().getConnection();
                JdbcSession session = new JdbcSession(connection, configuration.dialect())) {
            return query.apply(session);
        } catch (SQLException e) {
            throw new StoreException("the read failed", e);
        }
    }
}
