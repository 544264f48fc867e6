package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.CredentialStore;
import dev.attachphone.server.attach.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Credentials in a database, by their SHA-256. */
final class JdbcCredentialStore implements CredentialStore {

    private final DataSource database;

    JdbcCredentialStore(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<Account> findAccount(String credential, Instant now) {
        try (Connection connection = database.getConnection();
                Statements statements = new Statements(connection)) {
            return statements
                    .query(
                            "SELECT account_id FROM credential WHERE sha256 = ? AND revoked_at IS NULL"
                                    + " AND (expires_at IS NULL OR expires_at > ?)",
                            row -> new Account(row.getString(1)),
                            Sha256.of(credential),
                            now.toEpochMilli())
                    .stream()
                    .findFirst();
        } catch (SQLException e) {
            throw new StoreException("could not look a credential up", e);
        }
    }
}
