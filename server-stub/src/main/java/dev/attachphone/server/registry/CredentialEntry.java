package dev.attachphone.server.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a credential.
 *
 * @param id the first characters of its SHA-256; whoever has the credential can compute it
 * @param prefix the first characters of the credential itself; null if they were not kept
 * @param createdAt when it was issued
 * @param expiresAt when it stops working; null if never
 * @param revokedAt when it was revoked; null if it was not
 */
public record CredentialEntry(
        String id,
        @Nullable String prefix,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {}
