package dev.attachphone.server.registry;

import dev.attachphone.server.attach.Attachment.Holder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the changes of attached numbers, newest first. Every method throws
 * {@link dev.attachphone.server.attach.StoreException} if the database fails.
 */
public interface AttachmentHistory {

    /** The types of changes. */
    enum EventType {
        ATTACHED,
        DETACHED,
        STATUS_SET,
        PURPOSE_SET
    }

    /**
     * A change.
     *
     * @param type the type of the change
     * @param value the new status or purpose; null for the other types
     */
    record Change(EventType type, @Nullable String value) {}

    /**
     * A change of one number.
     *
     * @param id greater than the ids of earlier events
     * @param number the number
     * @param holder the holder of the number at that time
     * @param change what changed
     * @param at when it changed
     */
    record AttachmentEvent(long id, String number, Holder holder, Change change, Instant at) {}

    /**
     * Lists the events of a number, whatever account held it.
     *
     * @param before the event id before which the list starts
     * @param limit the maximum size of the list
     */
    List<AttachmentEvent> ofNumber(String number, long before, int limit);

    /**
     * Lists the events of the numbers of an account.
     *
     * @param before the event id before which the list starts
     * @param limit the maximum size of the list
     */
    List<AttachmentEvent> ofAccount(String accountId, long before, int limit);
}
