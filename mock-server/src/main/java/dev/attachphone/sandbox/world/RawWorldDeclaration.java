package dev.attachphone.sandbox.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON or YAML form of a world, before validation. Every field is optional.
 *
 * @param accounts the accounts
 * @param held the numbers that are attached initially
 */
record RawWorldDeclaration(
        @JsonProperty("accounts") @Nullable List<AccountDocument> accounts,
        @JsonProperty("held") @Nullable List<NumberDocument> held) {

    /**
     * An account.
     *
     * @param name the part of its token after the colon; without a name, the main account
     * @param agents the agents of the account; without them, every agent exists
     * @param providers the providers under which numbers become active at once
     * @param confirming the providers under which numbers stay pending; without either list, every provider activates at once
     */
    record AccountDocument(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("agents") @Nullable List<String> agents,
            @JsonProperty("providers") @Nullable List<String> providers,
            @JsonProperty("confirming") @Nullable List<String> confirming) {}

    /**
     * An attached number.
     *
     * @param number the number in E.164 format
     * @param account the name of the account; without a name, the main account
     * @param agent the id of the agent that holds the number
     * @param provider the provider it is attached under
     * @param status its status; active by default
     */
    record NumberDocument(
            @JsonProperty("number") @Nullable String number,
            @JsonProperty("account") @Nullable String account,
            @JsonProperty("agent") @Nullable String agent,
            @JsonProperty("provider") @Nullable String provider,
            @JsonProperty("status") @Nullable String status) {}
}
