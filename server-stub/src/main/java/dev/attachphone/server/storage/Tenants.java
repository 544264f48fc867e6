package dev.attachphone.server.storage;

import dev.attachphone.server.attach.CredentialStore;
import dev.attachphone.server.attach.StoreException;
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
public record Tenants(String database, List<String> names, CredentialStore credentials) {

    /**
     * Those of a database.
     *
     * @param url as for {@link Database#open}
     * @throws IllegalArgumentException if the URL is not that of a database
     * @throws StoreException if it cannot be read
     */
    public static Tenants of(String url) {
        Engine engine = Engine.of(url);
        if (engine.schema().newFile().isPresent()) {
            return nobody(engine.url());
        }
        try {
            return of(engine.url(), engine.schema());
        } catch (FlywayException | StoreException e) {
            throw new StoreException("cannot open " + engine.url(), e);
        }
    }

    private static Tenants nobody(String database) {
        return new Tenants(database, List.of(), (credential, now) -> Optional.empty());
    }

    private static Tenants of(String name, Engine.Schema schema) {
        DataSource database = schema.toLookAt();
        Flyway flyway = Flyway.configure()
                .dataSource(database)
                .locations(schema.scripts())
                .load();
        if (flyway.info().current() == null) {
            return nobody(name);
        }
        // All that is read here has been there since the first migration.
        Reads reads = new Reads(database, 1);
        return new Tenants(name, reads.read(Accounts::namesIn), new JdbcCredentialStore(reads));
    }
}
