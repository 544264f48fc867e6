package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.storage.transaction.JdbcSession;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates accounts with their credentials and agents in one transaction; see {@link Database#withAccounts}.
 *
 * @param session executes the statements
 * @param clock the time of creation
 */
public record AccountSetup(JdbcSession session, Clock clock) {

    /** The names of all accounts, sorted. */
    public List<String> names() {
        return JdbcAccountRegistry.names(session);
    }

    /** Creates an account with providers that activate numbers at once; empty if the name is taken. */
    public Optional<Account> create(String name, List<String> providers, ChangeOrigin origin) {
        return JdbcAccountRegistry.insert(
                        session,
                        name,
                        providers.stream()
                                .collect(Collectors.toMap(Function.identity(), each -> AttachmentStatus.ACTIVE)),
                        clock.millis(),
                        origin)
                .map(Account::new);
    }

    /**
     * Adds an agent to an account.
     *
     * @throws StoreException if the agent id is taken
     */
    public void addAgent(Account account, Agent agent, ChangeOrigin origin) {
        if (!JdbcAgentRegistry.insert(session, account.id(), agent, clock.millis(), origin)) {
            throw new StoreException("an agent with this id exists");
        }
    }

    /**
     * Adds a credential to an account.
     *
     * @param expiresAt when it stops being valid; null if it does not expire
     */
    public void addCredential(Account account, String credential, @Nullable Instant expiresAt, ChangeOrigin origin) {
        JdbcCredentialRegistry.insert(session, account.id(), credential, expiresAt, clock.millis(), origin);
    }
}
