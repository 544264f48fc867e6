package dev.attachphone.server.registry;

import dev.attachphone.server.attach.Attachment.Holder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a number.
 *
 * @param id greater for later ones
 * @param number the number
 * @param holder to whom it was attached then
 * @param change what happened
 * @param at when
 */
public record AttachmentEvent(long id, String number, Holder holder, Change change, Instant at) {

    /** What can happen to a number. */
    public enum EventType {
        ATTACHED,
        DETACHED,
        STATUS_SET,
        PURPOSE_SET
    }

    /**
     * What happened.
     *
     * @param type what it was
     * @param value the status or the purpose that was set; null for the other kinds
     */
    public record Change(EventType type, @Nullable String value) {}
}
