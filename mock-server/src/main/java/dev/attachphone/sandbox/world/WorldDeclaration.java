package dev.attachphone.sandbox.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client declares of its realm; what it does not mention is as elsewhere.
 *
 * @param accounts what is declared of each account, by the name after the colon of its token
 * @param held the numbers that are attached already
 */
public record WorldDeclaration(Map<String, DeclaredAccount> accounts, List<DeclaredNumber> held) {

    /**
     * An account.
     *
     * @param agents the only agents it has; empty if that is left open
     * @param providers the status that numbers get under each configured provider; empty if that is left open
     */
    public record DeclaredAccount(Optional<List<String>> agents, Optional<Map<String, NumberStatus>> providers) {}

    /**
     * A number that is attached.
     *
     * @param number the number
     * @param account the name of the account
     * @param agent the agent that holds it
     * @param provider the provider it is attached under
     * @param status its status
     */
    public record DeclaredNumber(String number, String account, String agent, String provider, NumberStatus status) {}
}
