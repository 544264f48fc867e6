package dev.attachphone.sandbox.world;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.DemoWorld.DemoAccount;
import dev.attachphone.sandbox.request.TenantAccount;
import dev.attachphone.sandbox.world.WorldDeclaration.DeclaredAccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The world of tenants without a declaration. The tokens of the demo world have its agents and providers; every other token has
 * all providers and every agent but the unknown one.
 */
public final class DefaultWorld implements InitialWorld {

    private final Map<TenantAccount, DemoAccount> demo;
    private final String unknownAgent;
    private final Supplier<Contract> contract;

    /**
     * Creates the world.
     *
     * @param world the demo world
     * @param contract supplies the contract in effect, which defines the providers
     */
    public DefaultWorld(DemoWorld world, Supplier<Contract> contract) {
        this.demo = world.accounts().stream()
                .collect(Collectors.toMap(
                        account -> TenantAccount.of(account.token()),
                        account -> account,
                        (first, second) -> first,
                        LinkedHashMap::new));
        this.unknownAgent = world.unknownAgent();
        this.contract = contract;
    }

    @Override
    public boolean knows(TenantAccount account) {
        return namesake(account).isPresent();
    }

    @Override
    public boolean hasOwnAgentsOnly(TenantAccount account) {
        return demo.containsKey(account);
    }

    @Override
    public List<String> agents(TenantAccount account) {
        @Nullable DemoAccount known = demo.get(account);
        return known == null ? List.of() : known.agents();
    }

    @Override
    public boolean startsWithAgent(TenantAccount account, String agent) {
        @Nullable DemoAccount known = demo.get(account);
        return known == null ? !agent.equals(unknownAgent) : known.agents().contains(agent);
    }

    /** In every tenant, an account with the name of a demo account has the providers of that account. */
    @Override
    public Optional<NumberStatus> statusUnder(TenantAccount account, String provider) {
        boolean configured = namesake(account)
                .map(DemoAccount::providers)
                .orElseGet(() -> contract.get().providers())
                .contains(provider);
        return configured ? Optional.of(NumberStatus.ACTIVE) : Optional.empty();
    }

    @Override
    public Map<String, DeclaredAccount> accounts(String tenant) {
        return demo.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().name(),
                        entry -> new DeclaredAccount(
                                Optional.of(entry.getValue().agents()), List.of(), Optional.empty(), Map.of())));
    }

    private Optional<DemoAccount> namesake(TenantAccount account) {
        return demo.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(account.name()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
