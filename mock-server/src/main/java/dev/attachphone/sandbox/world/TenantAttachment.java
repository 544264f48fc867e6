package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.TenantAccount;
import java.time.Instant;

/**
 * Who holds a number.
 *
 * @param account the account of the agent
 * @param agent the id of the agent
 * @param provider the provider it was attached under
 * @param status how ready it is
 * @param at when it was attached, to the second
 */
public record TenantAttachment(TenantAccount account, String agent, String provider, NumberStatus status, Instant at) {

    boolean matches(TenantAttachRequest tenantAttachRequest) {
        return account.equals(tenantAttachRequest.account())
                && agent.equals(tenantAttachRequest.agent())
                && provider.equals(tenantAttachRequest.provider());
    }
}
