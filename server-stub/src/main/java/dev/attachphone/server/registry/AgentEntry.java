package dev.attachphone.server.registry;

import java.time.Instant;

/**
 * An agent.
 *
 * @param id its id, unique over all accounts
 * @param accountId the account it belongs to
 * @param name what people call it
 * @param createdAt when it was created
 */
public record AgentEntry(String id, String accountId, String name, Instant createdAt) {}
