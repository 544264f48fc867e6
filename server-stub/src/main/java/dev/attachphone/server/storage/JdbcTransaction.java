package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.AttachmentStore.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one piece of work reads and writes in the transaction of its group. */
final class JdbcTransaction implements Transaction {

    private final Statements statements;

    JdbcTransaction(Statements statements) {
        this.statements = statements;
    }

    @Override
    public boolean hasAgent(Account account, String agentId) {
        return JdbcAgentStore.isStorable(agentId)
                && !statements
                        .query(
                                "SELECT 1 FROM agent WHERE id = ? AND account_id = ?",
                                row -> true,
                                agentId,
                                account.id())
                        .isEmpty();
    }

    @Override
    public Optional<AttachmentStatus> initialStatus(Account account, String provider) {
        return statements
                .query(
                        "SELECT initial_status FROM provider_configuration WHERE account_id = ? AND provider = ?",
                        row -> AttachmentStatus.valueOf(row.getString(1)),
                        account.id(),
                        provider)
                .stream()
                .findFirst();
    }

    @Override
    public Map<String, Attachment> find(Collection<String> numbers) {
        Map<String, Attachment> found = new HashMap<>();
        for (String number : numbers) {
            statements
                    .query(
                            "SELECT number, account_id, agent_id, provider, status, attached_at"
                                    + " FROM attachment WHERE number = ?",
                            JdbcTransaction::attachment,
                            number)
                    .forEach(attachment -> found.put(number, attachment));
        }
        return found;
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getString(1),
                new Holder(row.getString(2), row.getString(3), row.getString(4)),
                AttachmentStatus.valueOf(row.getString(5)),
                Instant.ofEpochMilli(row.getLong(6)));
    }

    // In sorted order, so that two writers with crossed sets of numbers cannot wait for each other.
    @Override
    public void insert(List<Attachment> attachments) {
        attachments.stream().sorted(Comparator.comparing(Attachment::number)).forEach(this::insert);
    }

    private void insert(Attachment attachment) {
        Holder holder = attachment.holder();
        long attachedAt = attachment.attachedAt().toEpochMilli();
        int inserted = statements.update(
                "INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO NOTHING",
                attachment.number(),
                holder.accountId(),
                holder.agentId(),
                holder.provider(),
                attachment.status().name(),
                attachedAt);
        if (inserted == 0) {
            throw new Contention.LostRace();
        }
        statements.update(
                "INSERT INTO attachment_history (event, number, account_id, agent_id, provider, at)"
                        + " VALUES ('ATTACHED', ?, ?, ?, ?, ?)",
                attachment.number(),
                holder.accountId(),
                holder.agentId(),
                holder.provider(),
                attachedAt);
    }
}
