package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.registry.AttachmentHistory;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.JsonRows;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The append-only table {@code attachment_history}. */
record JdbcAttachmentHistory(ReadExecutor lists) implements AttachmentHistory {

    private static final String SELECT =
            "SELECT id, number, account_id, agent_id, provider, event, value, at FROM attachment_history ";
    private static final String PAGE = " AND id < ? ORDER BY id DESC LIMIT ?";

    /** Records a change of each of the attachments, in the transaction of the change. */
    static void insert(JdbcSession session, List<Attachment> attachments, Change change, Instant at) {
        session.update(
                "INSERT INTO attachment_history (event, value, at, number, account_id, agent_id, provider)"
                        + " SELECT ?, ?, ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM "
                        + session.dialect().rows(),
                change.type().name(),
                change.value(),
                at.toEpochMilli(),
                JsonRows.of(
                        attachments,
                        attachment -> List.of(
                                attachment.number(),
                                attachment.holder().accountId(),
                                attachment.holder().agentId(),
                                attachment.holder().provider())));
    }

    @Override
    public List<AttachmentEvent> ofNumber(String number, long before, int limit) {
        return page("WHERE number = ?", number, before, limit);
    }

    @Override
    public List<AttachmentEvent> ofAccount(String accountId, long before, int limit) {
        return page("WHERE account_id = ?", accountId, before, limit);
    }

    private List<AttachmentEvent> page(String where, String key, long before, int limit) {
        return lists.read(
                session -> session.query(SELECT + where + PAGE, JdbcAttachmentHistory::event, key, before, limit));
    }

    private static AttachmentEvent event(ResultSet row) throws SQLException {
        return new AttachmentEvent(
                row.getLong(1),
                row.getString(2),
                new Holder(row.getString(3), row.getString(4), row.getString(5)),
                new Change(EventType.valueOf(row.getString(6)), row.getString(7)),
                Instant.ofEpochMilli(row.getLong(8)));
    }
}
