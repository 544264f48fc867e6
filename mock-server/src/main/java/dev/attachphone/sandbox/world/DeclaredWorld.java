package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.TenantAccount;
import dev.attachphone.sandbox.world.WorldDeclaration.DeclaredAccount;
import java.util.List;
import java.util.Optional;

/**
 * A world that a client declared.
 *
 * @param declaration the declaration
 * @param defaults the world for everything that is not declared
 */
record DeclaredWorld(WorldDeclaration declaration, InitialWorld defaults) implements InitialWorld {

    @Override
    public boolean knows(TenantAccount account) {
        return declared(account).isPresent() || defaults.knows(account);
    }

    @Override
    public boolean hasOwnAgentsOnly(TenantAccount account) {
        return declared(account).flatMap(DeclaredAccount::agents).isPresent() || defaults.hasOwnAgentsOnly(account);
    }

    @Override
    public List<String> agents(TenantAccount account) {
        return declared(account).flatMap(DeclaredAccount::agents).orElseGet(() -> defaults.agents(account));
    }

    @Override
    public boolean startsWithAgent(TenantAccount account, String agent) {
        return declared(account)
                .flatMap(DeclaredAccount::agents)
                .map(agents -> agents.contains(agent))
                .orElseGet(() -> defaults.startsWithAgent(account, agent));
    }

    @Override
    public Optional<NumberStatus> statusUnder(TenantAccount account, String provider) {
        return declared(account)
                .flatMap(DeclaredAccount::providers)
                .map(configuration -> Optional.ofNullable(configuration.get(provider)))
                .orElseGet(() -> defaults.statusUnder(account, provider));
    }

    private Optional<DeclaredAccount> declared(TenantAccount account) {
        return Optional.ofNullable(declaration.accounts().get(account.name()));
    }
}
