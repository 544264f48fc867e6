package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.fault.MagicAgent;
import dev.attachphone.sandbox.request.TenantAccount;
import java.util.List;
import java.util.Optional;

/** What the accounts of a realm start with. */
interface TenantWorld {

    /** Whether the account's name means something: it was given, or the account is declared. */
    boolean knows(TenantAccount tenantAccount);

    /** Whether the account knows only the agents it was given, and those it creates. */
    boolean hasOwnAgentsOnly(TenantAccount tenantAccount);

    /** The agents that the account starts with, where it has its own only. */
    List<String> agents(TenantAccount tenantAccount);

    /** Whether the account starts with the agent. */
    boolean startsWithAgent(TenantAccount tenantAccount, String agent);

    /** Whether the account has the agent before it creates any; magic agents are everywhere. */
    default boolean hasFromTheStart(TenantAccount tenantAccount, String agent) {
        return MagicAgent.effect(agent).isPresent() || startsWithAgent(tenantAccount, agent);
    }

    /** The status of numbers newly attached under the provider; empty if the account has not configured it. */
    Optional<NumberStatus> statusUnder(TenantAccount tenantAccount, String provider);
}
