package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.Account;
import dev.attachphone.sandbox.request.MagicAgent;
import java.util.List;
import java.util.Optional;

/** What the accounts of a realm start with. */
interface World {

    /** Whether the account's name means something: it was given, or the account is declared. */
    boolean knows(Account account);

    /** Whether the account knows only the agents it was given, and those it creates. */
    boolean hasOwnAgentsOnly(Account account);

    /** The agents that the account starts with, where it has its own only. */
    List<String> agents(Account account);

    /** Whether the account starts with the agent. */
    boolean startsWithAgent(Account account, String agent);

    /** Whether the account has the agent before it creates any; magic agents are everywhere. */
    default boolean hasFromTheStart(Account account, String agent) {
        return MagicAgent.effect(agent).isAny() || startsWithAgent(account, agent);
    }

    /** The status of numbers newly attached under the provider; empty if the account has not configured it. */
    Optional<NumberStatus> statusUnder(Account account, String provider);
}
