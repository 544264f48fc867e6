package dev.attachphone.server.attach;

import java.util.Map;
import java.util.Optional;

/**
 * What a store contains at one moment, as far as a group of requests depends on it.
 *
 * @param accountOfAgent the accounts of those agents of the requests that exist, by agent id
 * @param initialStatus the initial status of a number of each configured provider of the accounts of the requests
 * @param attachments the attachments of those numbers of the requests that are attached, by number
 */
public record AttachSnapshot(
        Map<String, String> accountOfAgent,
        Map<ConfiguredProvider, AttachmentStatus> initialStatus,
        Map<String, Attachment> attachments) {

    /** A provider of an account. */
    public record ConfiguredProvider(String accountId, String provider) {}

    boolean hasAgent(Account account, String agentId) {
        return account.id().equals(accountOfAgent.get(agentId));
    }

    Optional<AttachmentStatus> initialStatus(Account account, String provider) {
        return Optional.ofNullable(initialStatus.get(new ConfiguredProvider(account.id(), provider)));
    }
}
