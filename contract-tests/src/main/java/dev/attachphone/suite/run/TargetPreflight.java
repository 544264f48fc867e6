package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.fixture.Fixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks, before anything is checked, whether the target knows the fixture's credentials, so that a wrong one is one clear message and
 * not a hundred failures. Nothing is attached by asking.
 *
 * @param contract the operations
 * @param target where to ask
 */
public record TargetPreflight(Contract contract, TargetClient target) {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    // Of an empty object no documented answer says this, whoever sends it: it is another place.
    private static final Set<Integer> NOWHERE = Set.of(301, 302, 303, 307, 308, 404, 405, 410, 501, 502);

    /** The target is no place to send the contract's requests to, or refuses the credential in whichever header it is sent. */
    public static final class TargetRefusedException extends Exception {

        private static final long serialVersionUID = 1;

        TargetRefusedException(String message) {
            super(message);
        }
    }

    /**
     * Makes sure that the target knows the accounts.
     *
     * @param named whether the user named them; otherwise a second account that is not known is left out
     * @return the fixture, as far as the target knows it
     * @throws TargetRefusedException if it does not know an account that it has to, or nothing of the contract
     * @throws NoResponseException if it does not answer
     */
    public Fixture verifyAccounts(Fixture fixture, boolean named) throws TargetRefusedException, NoResponseException {
        Fixture known = fixture;
        for (String role : List.copyOf(fixture.accounts().keySet())) {
            if (accepts(token(fixture, role))) {
                continue;
            }
            if (role.equals(Fixture.VALID) || named) {
                throw new TargetRefusedException(
                        "the target at " + target.url() + " refuses the credential of the account '" + role
                                + "'; name one that it accepts with --token, or in a fixture");
            }
            known = known.without(role);
        }
        return known;
    }

    private static String token(Fixture fixture, String role) {
        return Map.copyOf(fixture.credentials()).getOrDefault(role, "");
    }

    private boolean accepts(String token) throws TargetRefusedException, NoResponseException {
        Operation first = contract.operations().get(0);
        for (String header : first.credentialHeaders()) {
            TargetRequest request = new TargetRequest(
                    first.method(),
                    first.path(),
                    List.of(new HeaderLine("Content-Type", "application/json"), new HeaderLine(header, token)),
                    Payload.of("{}", StandardCharsets.UTF_8));
            int status = target.send(request).status();
            if (NOWHERE.contains(status)) {
                throw new TargetRefusedException(
                        "there is no " + first.method() + " " + first.path() + " at " + target.url() + ": it answers "
                                + status + "; what comes before that path belongs into the URL");
            }
            if (status != UNAUTHORIZED && status != FORBIDDEN) {
                return true;
            }
        }
        return false;
    }
}
