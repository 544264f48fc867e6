package dev.attachphone.server.storage;

import dev.attachphone.server.attach.CredentialStore;
import dev.attachphone.server.attach.StoreException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Who has an account in a database, seen without changing it, and before it is brought up to date.
 *
 * @param names the names of the accounts, in order
 * @param credentials theirs
 */
public record Tenants(List<String> names, CredentialStore credentials) {

    private static final Tenants NOBODY = new Tenants(List.of(), (credential, now) -> Optional.empty());

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
            return NOBODY;
        }
        try {
            return of(engine.schema());
        } catch (FlywayException e) {
            throw new StoreException("cannot open " + engine.url(), e);
        }
    }

    private static Tenants of(Engine.Schema schema) {
        DataSource database = schema.toLookAt();
        Flyway flyway = Flyway.configure()
                .dataSource(database)
                .locations(schema.scripts())
                .load();
        if (flyway.info().current() == null) {
            return NOBODY;
        }
        // All that is read here has been there since the first migration.
        Reads reads = new Reads(database, 1);
        return new Tenants(reads.read(Accounts::namesIn), new JdbcCredentialStore(reads));
    }
}
