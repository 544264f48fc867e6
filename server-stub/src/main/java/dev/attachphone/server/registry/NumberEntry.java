package dev.attachphone.server.registry;

import dev.attachphone.server.attach.Attachment;
import org.jspecify.annotations.Nullable;

/**
 * A number that is attached.
 *
 * @param attachment who holds it, since when
 * @param purpose what it is for; null if nobody said
 */
public record NumberEntry(Attachment attachment, @Nullable String purpose) {}
