package dev.attachphone.sandbox.world;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.request.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which agents and providers an account starts with: those of the demo world, and nearly everything elsewhere. */
public final class WorldRules implements World {

    private final Map<Account, DemoWorld.Account> demo;
    private final String unknownAgent;
    private final Supplier<Contract> contract;

    /**
     * Makes the rules.
     *
     * @param world the demo world
     * @param contract the contract as it is at the moment: it says which providers there are
     */
    public WorldRules(DemoWorld world, Supplier<Contract> contract) {
        this.demo = world.accounts().stream()
                .collect(Collectors.toMap(
                        account -> Account.of(account.token()), account -> account, (a, b) -> a, LinkedHashMap::new));
        this.unknownAgent = world.unknownAgent();
        this.contract = contract;
    }

    @Override
    public boolean knows(Account account) {
        return namesake(account).isPresent();
    }

    @Override
    public boolean hasOwnAgentsOnly(Account account) {
        return demo.containsKey(account);
    }

    @Override
    public List<String> agents(Account account) {
        DemoWorld.@Nullable Account known = demo.get(account);
        return known == null ? List.of() : known.agents();
    }

    @Override
    public boolean startsWithAgent(Account account, String agent) {
        DemoWorld.@Nullable Account known = demo.get(account);
        return known == null ? !agent.equals(unknownAgent) : known.agents().contains(agent);
    }

    /** An account named like one of the demo world has that one's providers, in every realm. */
    @Override
    public Optional<NumberStatus> statusUnder(Account account, String provider) {
        boolean configured = namesake(account)
                .map(DemoWorld.Account::providers)
                .orElseGet(() -> KnownProviders.of(contract.get()).names())
                .contains(provider);
        return configured ? Optional.of(NumberStatus.ACTIVE) : Optional.empty();
    }

    private Optional<DemoWorld.Account> namesake(Account account) {
        return demo.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(account.name()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
