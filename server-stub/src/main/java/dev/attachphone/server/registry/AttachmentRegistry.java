package dev.attachphone.server.registry;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.AttachmentStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes attached numbers. Every method throws {@link dev.attachphone.server.attach.StoreException} if the
 * database fails.
 */
public interface AttachmentRegistry {

    /**
     * An attached number.
     *
     * @param attachment the number and its holder
     * @param purpose what the number is used for; null if it has not been set
     */
    record NumberEntry(Attachment attachment, @Nullable String purpose) {}

    /** The conditions of a list; null means any value. */
    record NumberFilter(
            @Nullable String accountId,
            @Nullable String agentId,
            @Nullable String provider,
            @Nullable AttachmentStatus status,
            @Nullable String purpose) {}

    Optional<NumberEntry> find(String number);

    /**
     * Lists numbers in ascending order.
     *
     * @param after the number after which the list starts
     * @param limit the maximum size of the list
     */
    List<NumberEntry> list(NumberFilter filter, String after, int limit);

    /**
     * Changes an attached number; empty if it is not attached.
     *
     * @param status the new status; null to keep it
     * @param purpose the new purpose; null to keep it
     */
    Optional<NumberEntry> set(String number, @Nullable AttachmentStatus status, @Nullable String purpose);

    /** Detaches a number and returns its last state; empty if it is not attached. */
    Optional<NumberEntry> detach(String number);

    /** Detaches all numbers of an agent in several transactions and returns their count. */
    int detachAll(String agentId);
}
