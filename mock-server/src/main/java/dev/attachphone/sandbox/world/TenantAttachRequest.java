package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.TenantAccount;
import java.util.List;

/**
 * A request to attach, its values already checked.
 *
 * @param account who asks
 * @param agent the id of the agent that is to hold the numbers
 * @param provider the provider of the numbers
 * @param numbers the numbers, each once, in the order of first appearance
 */
public record TenantAttachRequest(TenantAccount account, String agent, String provider, List<String> numbers) {

    public TenantAttachRequest {
        numbers = numbers.stream().distinct().toList();
    }
}
