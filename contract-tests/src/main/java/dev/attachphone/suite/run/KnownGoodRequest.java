package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.fixture.FixtureAccount;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request without an effect for each account, whose answer is known from the start of a run. It tells a faulty answer from a target that
 * died, and from a credential that stopped working.
 */
final class KnownGoodRequest {

    private final TargetPreflight preflight;
    private final String header;
    private final Map<String, FixtureAccount> accounts;
    private final Map<String, Integer> statuses = new LinkedHashMap<>();

    KnownGoodRequest(Contract contract, TargetClient target, Fixture fixture) {
        this.preflight = new TargetPreflight(contract, target);
        this.header = contract.operations().get(0).credentialHeaders().get(0);
        this.accounts = fixture.accounts();
    }

    /**
     * Records the answers.
     *
     * @throws NoResponseException if the target does not answer
     */
    void record() throws NoResponseException {
        for (Map.Entry<String, FixtureAccount> account : accounts.entrySet()) {
            statuses.put(account.getKey(), status(account.getValue()));
        }
    }

    /** Why the target cannot be judged any longer; empty if it answers as at the start. */
    Optional<String> problem() {
        try {
            for (Map.Entry<String, FixtureAccount> account : accounts.entrySet()) {
                int now = status(account.getValue());
                int before = statuses.getOrDefault(account.getKey(), now);
                if (now != before) {
                    return Optional.of("the target or the credential of the account '" + account.getKey()
                            + "' stopped working: a request that was answered with " + before
                            + " at the start is answered with " + now);
                }
            }
            return Optional.empty();
        } catch (NoResponseException e) {
            return Optional.of("the target stopped answering: " + e.getMessage());
        } catch (RequestBudget.RunStoppedException e) {
            return Optional.empty();
        }
    }

    private int status(FixtureAccount account) throws NoResponseException {
        return preflight.status(header, account.token());
    }
}
