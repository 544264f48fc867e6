package dev.attachphone.server.registry;

import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.registry.AuditTrail.ActorFilter;
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
        PURPOSE_SET,
        /** Attached to another agent of the account. */
        TRANSFERRED
    }

    /**
     * A change.
     *
     * @param type the type of the change
     * @param value the new status, the new purpose or null if it was removed, or the former agent; null for the other types
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
     * @param origin who changed it; null if it changed before origins were recorded
     */
    record AttachmentEvent(
            long id,
            String number,
            Holder holder,
            Change change,
            Instant at,
            @Nullable ChangeOrigin origin) {}

    /**
     * Lists the events of a number, whatever account held it.
     *
     * @param before the event id before which the list starts
     * @param limit the maximum size of the list
     */
    List<AttachmentEvent> ofNumber(String number, long before, int limit);

    /**
     * Lists the events of the numbers of an account. With a filter, the list may take as long as all events of the account.
     *
     * @param before the event id before which the list starts
     * @param limit the maximum size of the list
     */
    List<AttachmentEvent> ofAccount(String accountId, ActorFilter actors, long before, int limit);
}
