package dev.attachphone.sandbox.world;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.request.TenantAccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which agents and providers an account starts with: those of the demo world, and nearly everything elsewhere. */
public final class DefaultWorld implements TenantWorld {

    private final Map<TenantAccount, DemoWorld.DemoAccount> demo;
    private final String unknownAgent;
    private final Supplier<Contract> contract;

    /**
     * Makes the rules.
     *
     * @param world the demo world
     * @param contract the contract as it is at the moment: it says which providers there are
     */
    public DefaultWorld(DemoWorld world, Supplier<Contract> contract) {
        this.demo = world.accounts().stream()
                .collect(Collectors.toMap(
                        demoAccount -> TenantAccount.of(demoAccount.token()),
                        demoAccount -> demoAccount,
                        (a, b) -> a,
                        LinkedHashMap::new));
        this.unknownAgent = world.unknownAgent();
        this.contract = contract;
    }

    @Override
    public boolean knows(TenantAccount tenantAccount) {
        return namesake(tenantAccount).isPresent();
    }

    @Override
    public boolean hasOwnAgentsOnly(TenantAccount tenantAccount) {
        return demo.containsKey(tenantAccount);
    }

    @Override
    public List<String> agents(TenantAccount tenantAccount) {
        DemoWorld.@Nullable DemoAccount known = demo.get(tenantAccount);
        return known == null ? List.of() : known.agents();
    }

    @Override
    public boolean startsWithAgent(TenantAccount tenantAccount, String agent) {
        DemoWorld.@Nullable DemoAccount known = demo.get(tenantAccount);
        return known == null ? !agent.equals(unknownAgent) : known.agents().contains(agent);
    }

    /** An account named like one of the demo world has that one's providers, in every realm. */
    @Override
    public Optional<NumberStatus> statusUnder(TenantAccount tenantAccount, String provider) {
        boolean configured = namesake(tenantAccount)
                .map(DemoWorld.DemoAccount::providers)
                .orElseGet(() -> ContractProviders.of(contract.get()).names())
                .contains(provider);
        return configured ? Optional.of(NumberStatus.ACTIVE) : Optional.empty();
    }

    private Optional<DemoWorld.DemoAccount> namesake(TenantAccount tenantAccount) {
        return demo.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(tenantAccount.name()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
