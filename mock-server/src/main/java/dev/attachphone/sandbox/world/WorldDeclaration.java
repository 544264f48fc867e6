package dev.attachphone.sandbox.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A validated declaration of a tenant's initial state. {@link DefaultWorld} applies to everything that is not declared.
 *
 * @param accounts the declared accounts by name, the part of the token after the colon
 * @param held the numbers that are attached initially
 */
public record WorldDeclaration(Map<String, DeclaredAccount> accounts, List<DeclaredNumber> held) {

    /**
     * A declared account.
     *
     * @param agents the agents of the account; empty if they are not declared
     * @param providers for each configured provider, the status of numbers newly attached under it; empty if not declared
     */
    public record DeclaredAccount(Optional<List<String>> agents, Optional<Map<String, NumberStatus>> providers) {}

    /**
     * A number that is attached initially.
     *
     * @param number the number in E.164 format
     * @param account the name of the account
     * @param agent the id of the agent that holds the number
     * @param provider the provider it is attached under
     * @param status its status
     */
    public record DeclaredNumber(String number, String account, String agent, String provider, NumberStatus status) {}
}
