package dev.attachphone.server.attach;

import dev.attachphone.server.attach.CredentialStore.ValidCredential;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
     * @param credential the first valid credential; empty if none is valid, or if the valid ones belong to different
     *     accounts
     * @param wrongCredentials the number of different credentials that are not valid
     */
    public record Authentication(Optional<ValidCredential> credential, int wrongCredentials) {}

    /**
     * Finds the valid credential. Wrong ones are ignored if another one is valid.
     *
     * @throws StoreException if the database fails
     */
    public Authentication authenticate(Collection<String> credentials) {
        Set<String> distinct = new LinkedHashSet<>(credentials);
        List<ValidCredential> found = new ArrayList<>();
        Set<Account> accounts = new HashSet<>();
        for (String credential : distinct) {
            if (isWellFormed.test(credential)) {
                store.find(credential, clock.instant()).ifPresent(valid -> {
                    found.add(valid);
                    accounts.add(valid.account());
                });
            }
        }
        Optional<ValidCredential> first = accounts.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        return new Authentication(first, distinct.size() - found.size());
    }
}
