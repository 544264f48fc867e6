package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.Account;
import dev.attachphone.sandbox.world.Declaration.DeclaredAccount;
import java.util.List;
import java.util.Optional;

/**
 * A world of a client's making.
 *
 * @param declaration what is declared
 * @param elsewhere what counts for the rest
 */
record DeclaredWorld(Declaration declaration, World elsewhere) implements World {

    @Override
    public boolean knows(Account account) {
        return declared(account).isPresent() || elsewhere.knows(account);
    }

    @Override
    public boolean hasOwnAgentsOnly(Account account) {
        return declared(account)
                .flatMap(DeclaredAccount::agents)
                .map(only -> true)
                .orElseGet(() -> elsewhere.hasOwnAgentsOnly(account));
    }

    @Override
    public List<String> agents(Account account) {
        return declared(account).flatMap(DeclaredAccount::agents).orElseGet(() -> elsewhere.agents(account));
    }

    @Override
    public boolean startsWithAgent(Account account, String agent) {
        return declared(account)
                .flatMap(DeclaredAccount::agents)
                .map(only -> only.contains(agent))
                .orElseGet(() -> elsewhere.startsWithAgent(account, agent));
    }

    @Override
    public Optional<NumberStatus> statusUnder(Account account, String provider) {
        return declared(account)
                .flatMap(DeclaredAccount::providers)
                .map(only -> Optional.ofNullable(only.get(provider)))
                .orElseGet(() -> elsewhere.statusUnder(account, provider));
    }

    private Optional<DeclaredAccount> declared(Account account) {
        return Optional.ofNullable(declaration.accounts().get(account.name()));
    }
}
