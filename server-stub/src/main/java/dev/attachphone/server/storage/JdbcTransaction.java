package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.AttachmentStore.Transaction;
import dev.attachphone.server.registry.AttachmentEvent;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.RetryPolicy;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one piece of work reads and writes in the transaction of its group. */
final class JdbcTransaction implements Transaction {

    private final JdbcSession jdbcSession;
    private final String keep;

    JdbcTransaction(JdbcSession jdbcSession, String keep) {
        this.jdbcSession = jdbcSession;
        this.keep = keep;
    }

    @Override
    public boolean hasAgent(Account account, String agentId) {
        return StorableText.isStorable(agentId)
                && !jdbcSession
                        .query(
                                "SELECT 1 FROM agent WHERE id = ? AND account_id = ?",
                                row -> true,
                                agentId,
                                account.id())
                        .isEmpty();
    }

    @Override
    public Optional<AttachmentStatus> initialStatus(Account account, String provider) {
        return jdbcSession
                .query(
                        "SELECT initial_status FROM provider_configuration WHERE account_id = ? AND provider = ?",
                        row -> AttachmentStatus.valueOf(row.getString(1)),
                        account.id(),
                        provider)
                .stream()
                .findFirst();
    }

    // One statement sees one moment: were each number looked up by itself, the first might be found free, and then the
    // second held, because another writer committed both meanwhile. And what is found stays until this transaction
    // ends:
    // an answer that counts it as attached must be true at some moment.
    @Override
    public Map<String, Attachment> find(Collection<String> numbers) {
        return jdbcSession
                .query(
                        "SELECT " + RowMappers.ATTACHMENT + " FROM attachment WHERE number IN (?"
                                + ", ?".repeat(numbers.size() - 1) + ") ORDER BY number" + keep,
                        RowMappers::attachment,
                        numbers.toArray())
                .stream()
                .collect(Collectors.toMap(Attachment::number, Function.identity()));
    }

    // In sorted order, so that two writers with crossed sets of numbers cannot wait for each other.
    @Override
    public void insert(List<Attachment> attachments) {
        if (attachments.isEmpty()) {
            return;
        }
        List<Attachment> sorted = attachments.stream()
                .sorted(Comparator.comparing(Attachment::number))
                .toList();
        int inserted = jdbcSession.updateAll(
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
        JdbcAttachmentHistory.add(
                jdbcSession,
                sorted,
                new AttachmentEvent.Change(AttachmentEvent.EventType.ATTACHED, null),
                attachments.get(0).attachedAt());
    }
}
