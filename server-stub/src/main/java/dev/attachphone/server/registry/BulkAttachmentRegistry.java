package dev.attachphone.server.registry;

import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.registry.AttachmentRegistry.NumberEntry;
import dev.attachphone.server.registry.AttachmentRegistry.NumberSettings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Changes many attached numbers in one transaction: all of them, or none. A repeated number counts once. Every method throws
 * {@link dev.attachphone.server.attach.StoreException} if the database fails.
 */
public interface BulkAttachmentRegistry {

    /** Why no number was changed. */
    enum BulkRefusal {
        AGENT_NOT_FOUND,
        NOT_ATTACHED,
        OF_ANOTHER_ACCOUNT
    }

    /**
     * The result of a change.
     *
     * @param changed the changed numbers in ascending order, as they are now, or as they were if they are detached; empty after a refusal
     * @param refusal why nothing was changed; empty if the change was made
     * @param refused the numbers that are the reason of the refusal, in ascending order
     */
    record BulkResult(List<NumberEntry> changed, Optional<BulkRefusal> refusal, List<String> refused) {

        public static BulkResult changed(List<NumberEntry> numbers) {
            return new BulkResult(numbers, Optional.empty(), List.of());
        }

        public static BulkResult refused(BulkRefusal refusal, List<String> numbers) {
            return new BulkResult(List.of(), Optional.of(refusal), numbers);
        }
    }

    /** Changes the status or the purpose of numbers. */
    BulkResult set(Collection<String> numbers, NumberSettings settings, ChangeOrigin origin);

    /** Detaches numbers. */
    BulkResult detach(Collection<String> numbers, ChangeOrigin origin);

    /** Attaches numbers to another agent of the same account. Numbers that are attached to it already are not changed. */
    BulkResult transfer(Collection<String> numbers, String agentId, ChangeOrigin origin);
}
