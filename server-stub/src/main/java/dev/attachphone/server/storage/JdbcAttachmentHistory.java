package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.registry.AttachmentHistory;
import dev.attachphone.server.registry.AuditTrail.ActorFilter;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.JsonRows;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The append-only table {@code attachment_history}. */
record JdbcAttachmentHistory(ReadExecutor lists) implements AttachmentHistory {

    private static final String SELECT = "SELECT id, number, account_id, agent_id, provider, event, value, at,"
            + " actor_kind, actor, request_id FROM attachment_history WHERE ";

    /** Records a change of each of the attachments, in the transaction of the changes. */
    static void insert(
            JdbcSession session,
            List<Attachment> attachments,
            Function<Attachment, Change> change,
            Instant at,
            ChangeOrigin origin) {
        session.update(
                "INSERT INTO attachment_history (at, actor_kind, actor, request_id,"
                        + " number, account_id, agent_id, provider, event, value)"
                        + " SELECT ?, ?, ?, ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM "
                        + session.dialect().rows(),
                at.toEpochMilli(),
                origin.kind().name(),
                origin.actor(),
                origin.requestId(),
                JsonRows.of(attachments, attachment -> row(attachment, change.apply(attachment))));
    }

    private static List<@Nullable Object> row(Attachment attachment, Change change) {
        return Arrays.asList(
                attachment.number(),
                attachment.holder().accountId(),
                attachment.holder().agentId(),
                attachment.holder().provider(),
                change.type().name(),
                change.value());
    }

    @Override
    public List<AttachmentEvent> ofNumber(String number, long before, int limit) {
        return page(new WhereClause("number = ?", number), ActorFilter.ALL, before, limit);
    }

    @Override
    public List<AttachmentEvent> ofAccount(String accountId, ActorFilter actors, long before, int limit) {
        return page(new WhereClause("account_id = ?", accountId), actors, before, limit);
    }

    private List<AttachmentEvent> page(WhereClause where, ActorFilter actors, long before, int limit) {
        WhereClause all = JdbcAuditTrail.withActors(where.and("id < ?", before), actors);
        return lists.read(session -> session.query(query(all), JdbcAttachmentHistory::event, all.parametersAnd(limit)));
    }

    static String query(WhereClause where) {
        return SELECT + where.sql() + " ORDER BY id DESC LIMIT ?";
    }

    private static AttachmentEvent event(ResultSet row) throws SQLException {
        return new AttachmentEvent(
                row.getLong(1),
                row.getString(2),
                new Holder(row.getString(3), row.getString(4), row.getString(5)),
                new Change(EventType.valueOf(row.getString(6)), row.getString(7)),
                Instant.ofEpochMilli(row.getLong(8)),
                JdbcAuditTrail.origin(row, 9));
    }
}
