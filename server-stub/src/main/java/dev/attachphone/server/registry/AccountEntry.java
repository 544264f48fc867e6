package dev.attachphone.server.registry;

import dev.attachphone.server.attach.AttachmentStatus;
import java.time.Instant;
import java.util.SortedMap;

/**
 * An account.
 *
 * @param id its id
 * @param name what people call it; unique
 * @param createdAt when it was created
 * @param providers the status in which numbers of each configured provider start
 */
public record AccountEntry(String id, String name, Instant createdAt, SortedMap<String, AttachmentStatus> providers) {}
