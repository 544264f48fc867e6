package dev.attachphone.server.attach;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Authenticates requests by their credentials (decision 1). Thread-safe.
 *
 * @param store looks credentials up
 * @param isWellFormed whether the contract allows a text as a credential; others are not looked up
 * @param clock the time at which a credential must be valid
 */
public record CredentialAuthenticator(CredentialStore store, Predicate<String> isWellFormed, Clock clock) {

    /**
     * The result of an authentication.
     *
     * @param account the account; empty if no credential is valid, or if the valid ones belong to different
     *     accounts
     * @param wrongCredentials the number of different credentials that are not valid
     */
    public record Result(Optional<Account> account, int wrongCredentials) {}

    /**
     * Finds the account of credentials. Wrong ones are ignored if another one is valid.
     *
     * @throws StoreException if the database fails
     */
    public Result authenticate(Collection<String> credentials) {
        List<String> distinct = credentials.stream().distinct().toList();
        List<Account> found = distinct.stream()
                .filter(isWellFormed)
                .flatMap(credential -> store.findAccount(credential, clock.instant()).stream())
                .toList();
        Optional<Account> account = Set.copyOf(found).size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        return new Result(account, distinct.size() - found.size());
    }
}
