package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.RequestCredentials;
import dev.attachphone.sandbox.world.WorldDeclaration.DeclaredAccount;
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
record DeclaredAccountValidator(ContractProviders known, String realm) {

    Map<String, DeclaredAccount> validate(List<WorldDocument.AccountDocument> written) throws InvalidWorldException {
        Map<String, DeclaredAccount> accounts = new LinkedHashMap<>();
        for (int i = 0; i < written.size(); i++) {
            String place = "accounts[" + i + "]";
            WorldDocument.AccountDocument accountDocument = Preconditions.present(written.get(i), place);
            String name = name(accountDocument, place);
            Preconditions.that(!accounts.containsKey(name), place + ".name: '" + name + "' stands there twice");
            accounts.put(name, new DeclaredAccount(agents(accountDocument, place), providers(accountDocument, place)));
        }
        return accounts;
    }

    private String name(WorldDocument.AccountDocument accountDocument, String place) throws InvalidWorldException {
        String name = Preconditions.text(accountDocument.name());
        Preconditions.that(
                name.isEmpty() || RequestCredentials.isValid(realm + ":" + name),
                place + ".name: nobody can ask for '" + name + "'; a name is neither of "
                        + String.join(
                                ", ",
                                RequestCredentials.INVALID_ACCOUNT_NAMES.stream()
                                        .sorted()
                                        .toList())
                        + ", has visible ASCII characters only, and with its token and the colon no more than "
                        + RequestCredentials.MAX_LENGTH);
        return name;
    }

    private static Optional<List<String>> agents(WorldDocument.AccountDocument accountDocument, String place)
            throws InvalidWorldException {
        List<String> written = Preconditions.list(accountDocument.agents());
        for (int i = 0; i < written.size(); i++) {
            String each = place + ".agents[" + i + "]";
            Preconditions.that(
                    !Preconditions.present(written.get(i), each).isBlank(), each + ": an agent's id is not blank");
        }
        Set<String> agents = new LinkedHashSet<>(written);
        Preconditions.that(
                agents.size() <= SandboxLimits.MAX_AGENTS_PER_TENANT,
                place + ".agents: at most " + SandboxLimits.MAX_AGENTS_PER_TENANT + " agents are kept");
        return accountDocument.agents() == null ? Optional.empty() : Optional.of(List.copyOf(agents));
    }

    private Optional<Map<String, NumberStatus>> providers(WorldDocument.AccountDocument accountDocument, String place)
            throws InvalidWorldException {
        if (accountDocument.providers() == null && accountDocument.confirming() == null) {
            return Optional.empty();
        }
        Map<String, NumberStatus> configured = new LinkedHashMap<>();
        for (String provider : known(Preconditions.list(accountDocument.providers()), place + ".providers")) {
            configured.put(provider, NumberStatus.ACTIVE);
        }
        for (String provider : known(Preconditions.list(accountDocument.confirming()), place + ".confirming")) {
            Preconditions.that(
                    configured.put(provider, NumberStatus.PENDING) != NumberStatus.ACTIVE,
                    place + ".confirming: '" + provider + "' stands in providers too; leave it in one of the two");
        }
        return Optional.of(configured);
    }

    private List<String> known(List<String> written, String place) throws InvalidWorldException {
        for (int i = 0; i < written.size(); i++) {
            String each = place + "[" + i + "]";
            known.checked(Preconditions.present(written.get(i), each), each);
        }
        return written;
    }
}
