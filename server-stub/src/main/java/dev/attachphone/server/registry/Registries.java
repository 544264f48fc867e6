package dev.attachphone.server.registry;

/** Everything that an operator can read and change. */
public record Registries(
        AccountRegistry accounts,
        CredentialRegistry credentials,
        AgentRegistry agents,
        AttachmentRegistry numbers,
        BulkAttachmentRegistry bulk,
        AttachmentHistory history,
        AuditTrail audit,
        IdempotentRequests idempotency) {}
