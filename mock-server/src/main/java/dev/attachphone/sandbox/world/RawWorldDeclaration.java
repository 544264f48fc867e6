package dev.attachphone.sandbox.world;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON or YAML form of a world, before validation and in snapshots. Every field is optional.
 *
 * @param accounts the accounts
 * @param held the numbers that are attached initially
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RawWorldDeclaration(
        @JsonProperty("accounts") @Nullable List<AccountDocument> accounts,
        @JsonProperty("held") @Nullable List<NumberDocument> held) {

    /**
     * An account.
     *
     * @param name the part of its token after the colon; without a name, the main account
     * @param agents the agents of the account; without them, every agent exists
     * @param created the agents that were created in the account in addition
     * @param providers the providers under which numbers become active at once
     * @param confirming the providers under which numbers stay pending; without any list, every provider activates at once
     * @param confirmingAfter the providers under which numbers are pending for a while
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountDocument(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("agents") @Nullable List<String> agents,
            @JsonProperty("created") @Nullable List<String> created,
            @JsonProperty("providers") @Nullable List<String> providers,
            @JsonProperty("confirming") @Nullable List<String> confirming,
            @JsonProperty("confirming_after") @Nullable Map<String, @Nullable ConfirmationDocument> confirmingAfter) {}

    /**
     * When a pending number becomes active: as soon as one of the bounds is reached.
     *
     * @param seconds the time in seconds
     * @param requests the number of attach requests of the token
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConfirmationDocument(
            @JsonProperty("seconds") @Nullable Integer seconds,
            @JsonProperty("requests") @Nullable Integer requests) {}

    /**
     * An attached number.
     *
     * @param number the number in E.164 format
     * @param account the name of the account; without a name, the main account
     * @param agent the id of the agent that holds the number
     * @param provider the provider it is attached under
     * @param status its status; active by default
     * @param attachedAt when it was attached; now by default
     * @param confirmedAfter when it becomes active, if it is pending; by default it stays pending
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NumberDocument(
            @JsonProperty("number") @Nullable String number,
            @JsonProperty("account") @Nullable String account,
            @JsonProperty("agent") @Nullable String agent,
            @JsonProperty("provider") @Nullable String provider,
            @JsonProperty("status") @Nullable String status,
            @JsonProperty("attached_at") @Nullable String attachedAt,
            @JsonProperty("confirmed_after") @Nullable ConfirmationDocument confirmedAfter) {}
}
