package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.Header;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.fixture.Fixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Asks, before anything is checked, whether the target knows the fixture's credentials, so that a wrong one is one clear message and
 * not a hundred failures. Nothing is attached by asking.
 *
 * @param contract the operations
 * @param target where to ask
 */
public record Preflight(Contract contract, Target target) {

    private static final int UNAUTHORIZED = 401;

    /** The credential is refused by the target, in whichever header it is sent. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * Makes sure that the target knows the accounts.
     *
     * @param named whether the user named them; otherwise a second account that is not known is left out
     * @return the fixture, as far as the target knows it
     * @throws Refused if it does not know an account that it has to
     * @throws Unanswered if it does not answer
     */
    public Fixture known(Fixture fixture, boolean named) throws Refused, Unanswered {
        Fixture known = fixture;
        for (String role : List.copyOf(fixture.accounts().keySet())) {
            if (accepts(token(fixture, role))) {
                continue;
            }
            if (role.equals(Fixture.VALID) || named) {
                throw new Refused("the target refuses the credential of the account '" + role + "' with " + UNAUTHORIZED
                        + "; name one that it accepts with --token, or in a fixture");
            }
            known = known.without(role);
        }
        return known;
    }

    private static String token(Fixture fixture, String role) {
        return Map.copyOf(fixture.credentials()).getOrDefault(role, "");
    }

    private boolean accepts(String token) throws Unanswered {
        Operation first = contract.operations().get(0);
        for (String header : first.credentialHeaders()) {
            Request request = new Request(
                    first.method(),
                    first.path(),
                    Stream.of(new Header("Content-Type", "application/json"), new Header(header, token))
                            .toList(),
                    Payload.of("{}", StandardCharsets.UTF_8));
            Reply reply = target.send(request);
            if (reply.status() != UNAUTHORIZED) {
                return true;
            }
        }
        return false;
    }
}
