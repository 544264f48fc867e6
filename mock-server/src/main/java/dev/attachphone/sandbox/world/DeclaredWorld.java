package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.TenantAccount;
import dev.attachphone.sandbox.world.WorldDeclaration.DeclaredAccount;
import java.util.List;
import java.util.Optional;

/**
 * A world of a client's making.
 *
 * @param declaration what is declared
 * @param defaults what counts for the rest
 */
record DeclaredWorld(WorldDeclaration declaration, TenantWorld defaults) implements TenantWorld {

    @Override
    public boolean knows(TenantAccount tenantAccount) {
        return declared(tenantAccount).isPresent() || defaults.knows(tenantAccount);
    }

    @Override
    public boolean hasOwnAgentsOnly(TenantAccount tenantAccount) {
        return declared(tenantAccount)
                .flatMap(DeclaredAccount::agents)
                .map(only -> true)
                .orElseGet(() -> defaults.hasOwnAgentsOnly(tenantAccount));
    }

    @Override
    public List<String> agents(TenantAccount tenantAccount) {
        return declared(tenantAccount).flatMap(DeclaredAccount::agents).orElseGet(() -> defaults.agents(tenantAccount));
    }

    @Override
    public boolean startsWithAgent(TenantAccount tenantAccount, String agent) {
        return declared(tenantAccount)
                .flatMap(DeclaredAccount::agents)
                .map(only -> only.contains(agent))
                .orElseGet(() -> defaults.startsWithAgent(tenantAccount, agent));
    }

    @Override
    public Optional<NumberStatus> statusUnder(TenantAccount tenantAccount, String provider) {
        return declared(tenantAccount)
                .flatMap(DeclaredAccount::providers)
                .map(only -> Optional.ofNullable(only.get(provider)))
                .orElseGet(() -> defaults.statusUnder(tenantAccount, provider));
    }

    private Optional<DeclaredAccount> declared(TenantAccount tenantAccount) {
        return Optional.ofNullable(declaration.accounts().get(tenantAccount.name()));
    }
}
