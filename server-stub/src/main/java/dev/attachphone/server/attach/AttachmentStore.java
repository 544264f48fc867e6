package dev.attachphone.server.attach;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Stores attachments. */
public interface AttachmentStore {

    /**
     * Executes work in a transaction. On return, its changes are durable.
     *
     * @param numbers the numbers that the work may attach, at least one; used to order concurrent work
     * @param work may be executed on another thread, and repeatedly after its changes have been rolled back
     * @return the result of the work
     * @throws StoreException if the work or the commit failed
     */
    <T> T inTransaction(Collection<String> numbers, Function<Transaction, T> work);

    /** Reads and changes attachments. Every method throws {@link StoreException} if the database fails. */
    interface Transaction {

        /** Whether the agent exists and belongs to the account. */
        boolean hasAgent(Account account, String agentId);

        /** The initial status of the account's numbers of a provider; empty if the provider is not configured. */
        Optional<AttachmentStatus> initialStatus(Account account, String provider);

        /** The attachments of those of the numbers that are attached, by number. */
        Map<String, Attachment> find(Collection<String> numbers);

        /** Inserts attachments of numbers that are not attached, and records them in the history. */
        void insert(List<Attachment> attachments);
    }
}
