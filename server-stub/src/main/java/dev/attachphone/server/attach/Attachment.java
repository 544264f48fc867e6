package dev.attachphone.server.attach;

import java.time.Instant;

/**
 * An attached number.
 *
 * @param number the number in E.164
 * @param holder what the number is attached to
 * @param status whether calls reach the agent
 * @param attachedAt when the number was attached, in milliseconds precision
 */
public record Attachment(String number, Holder holder, AttachmentStatus status, Instant attachedAt) {

    /**
     * The holder of a number.
     *
     * @param accountId the account of the agent
     * @param agentId the agent
     * @param provider the telephony provider of the number
     */
    public record Holder(String accountId, String agentId, String provider) {}
}
