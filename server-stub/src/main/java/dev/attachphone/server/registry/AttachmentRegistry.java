package dev.attachphone.server.registry;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.ChangeOrigin;
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

    /**
     * The conditions of a list; null means any value.
     *
     * @param prefix the first digits of the number; a plus sign is put before them if there is none
     * @param lastDigits the last digits of the number; every number that meets the other conditions is read
     */
    record NumberFilter(
            @Nullable String accountId,
            @Nullable String agentId,
            @Nullable String provider,
            @Nullable AttachmentStatus status,
            @Nullable String purpose,
            @Nullable String prefix,
            @Nullable String lastDigits) {

        public NumberFilter {
            if (prefix != null && !prefix.startsWith("+")) {
                prefix = "+" + prefix;
            }
        }
    }

    /**
     * Changes of a number.
     *
     * @param status the new status; null to keep it
     * @param purpose the new purpose; null to keep it
     */
    record NumberSettings(
            @Nullable AttachmentStatus status, @Nullable PurposeSetting purpose) {}

    /**
     * A new purpose.
     *
     * @param purpose the purpose; null to remove it
     */
    record PurposeSetting(@Nullable String purpose) {}

    /** How many numbers have a provider and a status. */
    record NumberTally(String provider, AttachmentStatus status, long count) {}

    Optional<NumberEntry> find(String number);

    /**
     * Lists numbers in ascending order.
     *
     * @param after the number after which the list starts
     * @param limit the maximum size of the list
     */
    List<NumberEntry> list(NumberFilter filter, String after, int limit);

    /** Counts numbers by provider and status, in this order; reads all of them. */
    List<NumberTally> count(NumberFilter filter);

    /** Changes an attached number; empty if it is not attached. */
    Optional<NumberEntry> set(String number, NumberSettings settings, ChangeOrigin origin);

    /** Detaches a number and returns its last state; empty if it is not attached. */
    Optional<NumberEntry> detach(String number, ChangeOrigin origin);

    /** Detaches all numbers of an agent in several transactions and returns their count. */
    int detachAll(String agentId, ChangeOrigin origin);
}
