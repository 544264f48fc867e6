package dev.attachphone.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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
     * @param created the agents that were created in addition
     * @param providers for each configured provider, the status of numbers newly attached under it; empty if not declared
     * @param confirmations for each provider that confirms numbers after a while, when it does
     */
    public record DeclaredAccount(
            Optional<List<String>> agents,
            List<String> created,
            Optional<Map<String, NumberStatus>> providers,
            Map<String, Confirmation> confirmations) {

        static final DeclaredAccount NONE =
                new DeclaredAccount(Optional.empty(), List.of(), Optional.empty(), Map.of());
    }

    /**
     * When a pending number becomes active: as soon as one of the bounds is reached. At least one is present.
     *
     * @param after the time since it was attached
     * @param requests the number of attach requests of the tenant since it was attached
     */
    public record Confirmation(Optional<Duration> after, OptionalInt requests) {}

    /**
     * A number that is attached initially.
     *
     * @param number the number in E.164 format
     * @param account the name of the account
     * @param agent the id of the agent that holds the number
     * @param provider the provider it is attached under
     * @param status its status
     * @param attachedAt when it was attached; empty for the time of the declaration
     * @param confirmation when it becomes active, from the declaration on; empty if it keeps its status
     */
    public record DeclaredNumber(
            String number,
            String account,
            String agent,
            String provider,
            NumberStatus status,
            Optional<Instant> attachedAt,
            Optional<Confirmation> confirmation) {}
}
