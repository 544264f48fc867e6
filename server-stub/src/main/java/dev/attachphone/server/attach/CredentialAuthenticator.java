package dev.attachphone.server.attach;

import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out who is asking (decision 1). */
public final class CredentialAuthenticator {

    /** Longer values are no credential of ours; looking them up would only cost time. */
    private static final int MAX_LENGTH = 512;

    private final CredentialStore store;
    private final Clock clock;

    /** Knows the credentials of that store. */
    public CredentialAuthenticator(CredentialStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The account that the valid ones among these credentials name, if they name exactly one.
     *
     * @throws StoreException if the database fails
     */
    public Optional<Account> authenticate(Collection<String> credentials) {
        Set<Account> accounts = credentials.stream()
                .filter(credential -> !credential.isEmpty() && credential.length() <= MAX_LENGTH)
                .distinct()
                .flatMap(credential -> store.findAccount(credential, clock.instant()).stream())
                .collect(Collectors.toSet());
        return accounts.size() == 1 ? accounts.stream().findFirst() : Optional.empty();
    }
}
