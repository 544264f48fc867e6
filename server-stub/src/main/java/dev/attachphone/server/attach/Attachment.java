package dev.attachphone.server.attach;

import java.time.Instant;

/**
 * A number, and who holds it.
 *
 * @param number in E.164
 * @param holder the agent and the provider that it is attached under
 * @param status whether calls reach it yet
 * @param attachedAt when it was attached, to the millisecond
 */
public record Attachment(String number, Holder holder, AttachmentStatus status, Instant attachedAt) {

    /**
     * Who holds a number.
     *
     * @param accountId the account of the agent
     * @param agentId the agent
     * @param provider the telephony provider of the number
     */
    public record Holder(String accountId, String agentId, String provider) {}
}
