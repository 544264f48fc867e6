package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.storage.transaction.JdbcSession;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets accounts up, within one transaction: what an operator does before a partner can ask anything. */
public final class AccountSetup {

    private final JdbcSession jdbcSession;
    private final Clock clock;

    AccountSetup(JdbcSession jdbcSession, Clock clock) {
        this.jdbcSession = jdbcSession;
        this.clock = clock;
    }

    /** The names of all accounts. */
    public List<String> names() {
        return namesIn(jdbcSession);
    }

    static List<String> namesIn(JdbcSession jdbcSession) {
        return jdbcSession.query("SELECT name FROM account ORDER BY name", row -> row.getString(1));
    }

    /** The account of that name. */
    public Optional<Account> find(String name) {
        return jdbcSession
                .query("SELECT id FROM account WHERE name = ?", row -> new Account(row.getString(1)), name)
                .stream()
                .findFirst();
    }

    /** Creates an account of that name and configures providers for it that activate numbers at once. */
    public Account create(String name, List<String> providers) {
        Account account = new Account(UUID.randomUUID().toString());
        jdbcSession.update(
                "INSERT INTO account (id, name, created_at) VALUES (?, ?, ?)", account.id(), name, clock.millis());
        providers.forEach(provider ->
                JdbcAccountRegistry.configure(jdbcSession, account.id(), provider, AttachmentStatus.ACTIVE));
        return account;
    }

    /** Gives the account an agent. */
    public void addAgent(Account account, Agent agent) {
        JdbcAgentStore.insert(jdbcSession, account, agent, clock.millis());
    }

    /** Lets that credential name the account, until it expires if it does. */
    public void addCredential(Account account, String credential, @Nullable Instant expiresAt) {
        JdbcCredentialRegistry.add(jdbcSession, account.id(), credential, expiresAt, clock.millis());
    }
}
