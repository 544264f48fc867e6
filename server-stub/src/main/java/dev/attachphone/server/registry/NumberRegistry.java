package dev.attachphone.server.registry;

import dev.attachphone.server.attach.AttachmentStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attached numbers. Every method throws {@link dev.attachphone.server.attach.StoreException} if the database fails. */
public interface NumberRegistry {

    /** Which numbers are wanted; what is null does not matter. */
    record NumberFilter(
            @Nullable String accountId,
            @Nullable String agentId,
            @Nullable String provider,
            @Nullable AttachmentStatus status,
            @Nullable String purpose) {}

    /** Who holds that number. */
    Optional<NumberEntry> find(String number);

    /** At most so many numbers, in their order, from the first one behind that number. */
    List<NumberEntry> list(NumberFilter numberFilter, String after, int limit);

    /** Sets the status and the purpose, unless null; empty if the number is not attached. */
    Optional<NumberEntry> set(String number, @Nullable AttachmentStatus status, @Nullable String purpose);

    /** Detaches a number and returns it as it was; empty if it was not attached. */
    Optional<NumberEntry> detach(String number);

    /** Detaches all numbers of an agent, slice by slice, and returns how many there were. */
    int detachAll(String agentId);
}
