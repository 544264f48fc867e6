package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.TenantAccount;
import java.util.List;

/**
 * A request to attach numbers to an agent. The values are valid; duplicate numbers are removed.
 *
 * @param account the account of the caller
 * @param agent the id of the agent
 * @param provider the provider of the numbers
 * @param numbers the distinct numbers in the order of first appearance
 */
public record TenantAttachRequest(TenantAccount account, String agent, String provider, List<String> numbers) {

    public TenantAttachRequest {
        numbers = numbers.stream().distinct().toList();
    }
}
