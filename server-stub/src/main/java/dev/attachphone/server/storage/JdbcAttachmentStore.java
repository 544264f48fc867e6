package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.AttachmentStore;
import dev.attachphone.server.registry.AttachmentHistory.Change;
import dev.attachphone.server.registry.AttachmentHistory.EventType;
import dev.attachphone.server.storage.transaction.GroupCommit;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.RetryPolicy;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The table {@code attachment}, for attach requests.
 *
 * @param writes executes the requests
 * @param rowLockClause as in {@link DatabaseConfiguration}
 */
record JdbcAttachmentStore(GroupCommit writes, String rowLockClause) implements AttachmentStore {

    @Override
    public <T> T inTransaction(Collection<String> numbers, Function<Transaction, T> work) {
        return writes.run(Collections.min(numbers), session -> work.apply(new JdbcTransaction(session, rowLockClause)));
    }

    /** The part of a group's transaction that belongs to one request. */
    private record JdbcTransaction(JdbcSession session, String rowLockClause) implements Transaction {

        @Override
        public boolean hasAgent(Account account, String agentId) {
            return session.queryFirst(
                            "SELECT 1 FROM agent WHERE id = ? AND account_id = ?", row -> true, agentId, account.id())
                    .isPresent();
        }

        @Override
        public Optional<AttachmentStatus> initialStatus(Account account, String provider) {
            return session.queryFirst(
                    "SELECT initial_status FROM provider_configuration WHERE account_id = ? AND provider = ?",
                    row -> AttachmentStatus.valueOf(row.getString(1)),
                    account.id(),
                    provider);
        }

        // All numbers are read by one statement, so that they are seen at the same moment: with one statement for each,
        // another writer could attach all of them after the first has been found free. The rows are locked against
        // deletion, so that all numbers of a success are attached at the moment of the commit.
        @Override
        public Map<String, Attachment> find(Collection<String> numbers) {
            return session
                    .query(
                            "SELECT " + JdbcAttachmentRegistry.COLUMNS + " FROM attachment WHERE number IN (?"
                                    + ", ?".repeat(numbers.size() - 1) + ") ORDER BY number" + rowLockClause,
                            JdbcAttachmentRegistry::attachment,
                            numbers.toArray())
                    .stream()
                    .collect(Collectors.toMap(Attachment::number, Function.identity()));
        }

        // The rows are inserted in sorted order, so that writers with overlapping numbers do not deadlock.
        @Override
        public void insert(List<Attachment> attachments) {
            if (attachments.isEmpty()) {
                return;
            }
            List<Attachment> sorted = attachments.stream()
                    .sorted(Comparator.comparing(Attachment::number))
                    .toList();
            int inserted = session.updateBatch(
                    "INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO NOTHING",
                    sorted,
                    attachment -> List.of(
                            attachment.number(),
                            attachment.holder().accountId(),
                            attachment.holder().agentId(),
                            attachment.holder().provider(),
                            attachment.status().name(),
                            attachment.attachedAt().toEpochMilli()));
            if (inserted < sorted.size()) {
                throw new RetryPolicy.LostRaceException();
            }
            JdbcAttachmentHistory.insert(
                    session,
                    sorted,
                    new Change(EventType.ATTACHED, null),
                    attachments.get(0).attachedAt());
        }
    }
}
