package dev.attachphone.server.attach;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Where attachments are kept. */
public interface AttachmentStore {

    /**
     * Runs work that sees and changes attachments all or nothing; when this returns, what it changed is durable.
     *
     * @param numbers those that the work may attach, at least one; writers that want the same ones are put in order by them
     * @param work may be run on another thread, and again after what it changed was undone
     * @return what the work returns
     * @throws StoreException if it could not be carried out; nothing of it is acknowledged then
     */
    <T> T inTransaction(Collection<String> numbers, Function<Transaction, T> work);

    /** What one piece of work sees and changes. Every method throws {@link StoreException} if the database fails. */
    interface Transaction {

        /** Whether that account has that agent. */
        boolean hasAgent(Account account, String agentId);

        /** The status in which that account's numbers of that provider start; empty if it is not configured. */
        Optional<AttachmentStatus> initialStatus(Account account, String provider);

        /** Those of the numbers that are attached, by number. */
        Map<String, Attachment> find(Collection<String> numbers);

        /** Attaches numbers that are not attached yet, and writes it into the history. */
        void insert(List<Attachment> attachments);
    }
}
