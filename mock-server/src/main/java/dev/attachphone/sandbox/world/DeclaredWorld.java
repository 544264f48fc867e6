package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.TenantAccount;
import dev.attachphone.sandbox.world.WorldDeclaration.Confirmation;
import dev.attachphone.sandbox.world.WorldDeclaration.DeclaredAccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    @Override
    public Optional<Confirmation> confirmationUnder(TenantAccount account, String provider) {
        return declared(account).map(DeclaredAccount::confirmations).map(all -> all.get(provider));
    }

    @Override
    public Map<String, DeclaredAccount> accounts(String tenant) {
        Map<String, DeclaredAccount> accounts = new LinkedHashMap<>(defaults.accounts(tenant));
        declaration
                .accounts()
                .forEach((name, account) -> accounts.merge(
                        name,
                        account,
                        (other, declared) -> declared.agents().isPresent()
                                ? declared
                                : new DeclaredAccount(
                                        other.agents(), List.of(), declared.providers(), declared.confirmations())));
        return accounts;
    }

    private Optional<DeclaredAccount> declared(TenantAccount account) {
        return Optional.ofNullable(declaration.accounts().get(account.name()));
    }
}
