package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.CredentialStore;
import java.time.Instant;
import java.util.Optional;

/** Credentials in a database, by their SHA-256. */
final class JdbcCredentialStore implements CredentialStore {

    private final Reads reads;

    JdbcCredentialStore(Reads reads) {
        this.reads = reads;
    }

    @Override
    public Optional<Account> findAccount(String credential, Instant now) {
        return reads.read(statements -> statements
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
