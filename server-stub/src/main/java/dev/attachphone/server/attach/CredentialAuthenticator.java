package dev.attachphone.server.attach;

import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Authenticates requests by their credentials (decision 1). Thread-safe.
 *
 * @param store looks credentials up
 * @param isWellFormed whether the contract allows a text as a credential; others are not looked up
 * @param clock the time at which a credential must be valid
 */
public record CredentialAuthenticator(CredentialStore store, Predicate<String> isWellFormed, Clock clock) {

    /**
     * Returns the account of the credentials. Invalid credentials are ignored.
     *
     * @return empty if no credential is valid, or if the valid ones belong to different accounts
     * @throws StoreException if the database fails
     */
    public Optional<Account> authenticate(Collection<String> credentials) {
        Set<Account> accounts = credentials.stream()
                .filter(isWellFormed)
                .distinct()
                .flatMap(credential -> store.findAccount(credential, clock.instant()).stream())
                .collect(Collectors.toSet());
        return accounts.size() == 1 ? accounts.stream().findFirst() : Optional.empty();
    }
}
