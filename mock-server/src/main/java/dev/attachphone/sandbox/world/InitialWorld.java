package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.fault.MagicAgent;
import dev.attachphone.sandbox.request.TenantAccount;
import dev.attachphone.sandbox.world.WorldDeclaration.Confirmation;
import dev.attachphone.sandbox.world.WorldDeclaration.DeclaredAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The initial agents and provider configuration of a tenant's accounts. Implementations are thread-safe. */
interface InitialWorld {

    /** Whether the name of the account has a meaning: it is declared or is one of the demo world. */
    boolean knows(TenantAccount account);

    /** Whether the account has a fixed list of agents, to which it can add. Otherwise nearly every agent id exists. */
    boolean hasOwnAgentsOnly(TenantAccount account);

    /** The initial agents of an account with a fixed list; empty for other accounts. */
    List<String> agents(TenantAccount account);

    /** Whether the account has the agent initially, magic agents aside. */
    boolean startsWithAgent(TenantAccount account, String agent);

    /** Whether the account has the agent initially. Every account has the magic agents. */
    default boolean hasInitially(TenantAccount account, String agent) {
        return MagicAgent.hasEffect(agent) || startsWithAgent(account, agent);
    }

    /** The status of numbers newly attached under the provider; empty if the account has not configured the provider. */
    Optional<NumberStatus> statusUnder(TenantAccount account, String provider);

    /** When numbers newly attached under the provider become active, if they are pending; empty if they stay pending. */
    default Optional<Confirmation> confirmationUnder(TenantAccount account, String provider) {
        return Optional.empty();
    }

    /** The accounts of the tenant that differ from an account without a declaration, by name. */
    Map<String, DeclaredAccount> accounts(String tenant);
}
