package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.CredentialStore;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import java.time.Instant;
import java.util.Optional;

/** Credentials in a database, by their SHA-256. */
final class JdbcCredentialStore implements CredentialStore {

    private final ReadExecutor readExecutor;

    JdbcCredentialStore(ReadExecutor readExecutor) {
        this.readExecutor = readExecutor;
    }

    @Override
    public Optional<Account> findAccount(String credential, Instant now) {
        return readExecutor.read(jdbcSession -> jdbcSession
                .query(
                        "SELECT account_id FROM credential WHERE sha256 = ? AND revoked_at IS NULL"
                                + " AND (expires_at IS NULL OR expires_at > ?)",
                        row -> new Account(row.getString(1)),
                        Sha256.of(credential),
                        now.toEpochMilli())
                .stream()
                .findFirst());
    }
}
