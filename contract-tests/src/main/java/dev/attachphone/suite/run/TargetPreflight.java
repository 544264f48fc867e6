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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Verifies the credentials of the fixture before the checks run, so that a wrong one leads to one error and not to a failure of every
 * check. The requests have no effect.
 *
 * @param contract the contract
 * @param target the target
 */
public record TargetPreflight(Contract contract, TargetClient target) {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    // No documented answer to an empty object has one of these statuses: the URL is wrong.
    private static final Set<Integer> NOWHERE = Set.of(301, 302, 303, 307, 308, 404, 405, 410, 501, 502);

    /** Signals that the target does not implement the contract or refuses a credential in every credential header. */
    public static final class TargetRefusedException extends Exception {

        private static final long serialVersionUID = 1;

        TargetRefusedException(String message) {
            super(message);
        }
    }

    /**
     * Verifies the accounts of a fixture.
     *
     * @param named whether the user named the accounts; otherwise a second account that the target refuses is left out
     * @return the fixture with the accounts that the target accepts
     * @throws TargetRefusedException if the target refuses an account that is required, or does not have the contract's path
     * @throws NoResponseException if the target does not answer
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
                                + "'; use --token or a fixture to name one that it accepts");
            }
            known = known.without(role);
        }
        return known;
    }

    /**
     * The credential headers in which the target refuses a credential that it accepts in the first one.
     *
     * @throws NoResponseException if the target does not answer
     */
    Set<String> ignoredHeaders(Fixture fixture) throws NoResponseException {
        List<String> names = contract.operations().get(0).credentialHeaders();
        Set<String> ignored = new LinkedHashSet<>();
        String token = fixture.primaryAccount().token();
        if (isAccepted(status(names.get(0), token))) {
            for (String name : names.subList(1, names.size())) {
                if (!isAccepted(status(name, token))) {
                    ignored.add(name);
                }
            }
        }
        return ignored;
    }

    /**
     * The status of a request without an effect that carries the credential in the header.
     *
     * @throws NoResponseException if the target does not answer
     */
    int status(String header, String token) throws NoResponseException {
        Operation first = contract.operations().get(0);
        return target.send(new TargetRequest(
                        first.method(),
                        first.path(),
                        List.of(new HeaderLine("Content-Type", "application/json"), new HeaderLine(header, token)),
                        Payload.of("{}", StandardCharsets.UTF_8)))
                .status();
    }

    private static boolean isAccepted(int status) {
        return status != UNAUTHORIZED && status != FORBIDDEN;
    }

    private static String token(Fixture fixture, String role) {
        return Map.copyOf(fixture.credentials()).getOrDefault(role, "");
    }

    private boolean accepts(String token) throws TargetRefusedException, NoResponseException {
        Operation first = contract.operations().get(0);
        for (String header : first.credentialHeaders()) {
            int status = status(header, token);
            if (NOWHERE.contains(status)) {
                throw new TargetRefusedException(
                        "there is no " + first.method() + " " + first.path() + " at " + target.url() + ": it answers "
                                + status + "; the URL must include everything before that path");
            }
            if (isAccepted(status)) {
                return true;
            }
        }
        return false;
    }
}
