package dev.attachphone.server.registry;

/**
 * All that an operator keeps.
 *
 * @param accounts who may use the public API
 * @param credentials what they prove it with
 * @param agents what numbers are attached to
 * @param numbers the attached numbers
 * @param history what happened to numbers
 */
public record Registries(
        AccountRegistry accounts,
        CredentialRegistry credentials,
        AgentRegistry agents,
        NumberRegistry numbers,
        AttachmentHistory history) {}
