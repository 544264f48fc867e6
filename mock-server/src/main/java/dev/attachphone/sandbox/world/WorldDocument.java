package dev.attachphone.sandbox.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a client writes a world down.
 *
 * @param accounts its accounts
 * @param held the numbers that are attached already
 */
record WorldDocument(
        @JsonProperty("accounts") @Nullable List<AccountDocument> accounts,
        @JsonProperty("held") @Nullable List<NumberDocument> held) {

    /**
     * An account.
     *
     * @param name what stands after the colon of its token; blank for the main account
     * @param agents the only agents it has; without them every agent exists
     * @param providers the providers that activate numbers at once
     * @param confirming the providers that leave numbers pending; without either, all providers activate at once
     */
    record AccountDocument(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("agents") @Nullable List<String> agents,
            @JsonProperty("providers") @Nullable List<String> providers,
            @JsonProperty("confirming") @Nullable List<String> confirming) {}

    /**
     * A number that is attached.
     *
     * @param number the number
     * @param account the name of the account; blank for the main one
     * @param agent the agent that holds it
     * @param provider the provider it is attached under
     * @param status its status; active if there is none
     */
    record NumberDocument(
            @JsonProperty("number") @Nullable String number,
            @JsonProperty("account") @Nullable String account,
            @JsonProperty("agent") @Nullable String agent,
            @JsonProperty("provider") @Nullable String provider,
            @JsonProperty("status") @Nullable String status) {}
}
