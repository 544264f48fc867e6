package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.Credentials;
import dev.attachphone.sandbox.world.Declaration.DeclaredAccount;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes sure that accounts which a client wrote down can be.
 *
 * @param known the providers that there are
 * @param realm the token whose accounts they are
 */
record AccountChecks(KnownProviders known, String realm) {

    Map<String, DeclaredAccount> checked(List<WorldDocument.Account> written) throws BadWorld {
        Map<String, DeclaredAccount> accounts = new LinkedHashMap<>();
        for (int i = 0; i < written.size(); i++) {
            String place = "accounts[" + i + "]";
            WorldDocument.Account account = Required.present(written.get(i), place);
            String name = name(account, place);
            Required.that(!accounts.containsKey(name), place + ".name: '" + name + "' stands there twice");
            accounts.put(name, new DeclaredAccount(agents(account, place), providers(account, place)));
        }
        return accounts;
    }

    private String name(WorldDocument.Account account, String place) throws BadWorld {
        String name = Required.text(account.name());
        Required.that(
                name.isEmpty() || Credentials.isValid(realm + ":" + name),
                place + ".name: nobody can ask for '" + name + "'; a name is neither of "
                        + String.join(
                                ", ", Credentials.NEVER_VALID.stream().sorted().toList())
                        + ", has visible ASCII characters only, and with its token and the colon no more than "
                        + Credentials.MAX_LENGTH);
        return name;
    }

    private static Optional<List<String>> agents(WorldDocument.Account account, String place) throws BadWorld {
        List<String> written = Required.list(account.agents());
        for (int i = 0; i < written.size(); i++) {
            String each = place + ".agents[" + i + "]";
            Required.that(!Required.present(written.get(i), each).isBlank(), each + ": an agent's id is not blank");
        }
        Set<String> agents = new LinkedHashSet<>(written);
        Required.that(agents.size() <= Limits.AGENTS, place + ".agents: at most " + Limits.AGENTS + " agents are kept");
        return account.agents() == null ? Optional.empty() : Optional.of(List.copyOf(agents));
    }

    private Optional<Map<String, NumberStatus>> providers(WorldDocument.Account account, String place) throws BadWorld {
        if (account.providers() == null && account.confirming() == null) {
            return Optional.empty();
        }
        Map<String, NumberStatus> configured = new LinkedHashMap<>();
        for (String provider : known(Required.list(account.providers()), place + ".providers")) {
            configured.put(provider, NumberStatus.ACTIVE);
        }
        for (String provider : known(Required.list(account.confirming()), place + ".confirming")) {
            Required.that(
                    configured.put(provider, NumberStatus.PENDING) != NumberStatus.ACTIVE,
                    place + ".confirming: '" + provider + "' stands in providers too; leave it in one of the two");
        }
        return Optional.of(configured);
    }

    private List<String> known(List<String> written, String place) throws BadWorld {
        for (int i = 0; i < written.size(); i++) {
            String each = place + "[" + i + "]";
            known.checked(Required.present(written.get(i), each), each);
        }
        return written;
    }
}
