package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AttachmentHistory.Change;
import dev.attachphone.server.registry.AttachmentHistory.EventType;
import dev.attachphone.server.registry.AttachmentRegistry;
import dev.attachphone.server.storage.transaction.JdbcSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code attachment}, for operators. */
record JdbcAttachmentRegistry(Database.Executors executors) implements AttachmentRegistry {

    /** The columns that {@link #attachment} and {@link #number} read. */
    static final String COLUMNS = "number, account_id, agent_id, provider, status, attached_at, purpose";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM attachment WHERE ";
    private static final String RETURNING = " RETURNING " + COLUMNS;

    /** How many numbers are detached in one transaction, so that attach requests do not wait long. */
    private static final int DETACH_BATCH = 1_000;

    @Override
    public Optional<NumberEntry> find(String number) {
        return executors
                .reads()
                .read(session -> session.queryFirst(SELECT + "number = ?", JdbcAttachmentRegistry::number, number));
    }

    @Override
    public List<NumberEntry> list(NumberFilter filter, String after, int limit) {
        WhereClause where = where(filter, after);
        return executors
                .lists()
                .read(session ->
                        session.query(list(where), JdbcAttachmentRegistry::number, where.parametersAnd(limit)));
    }

    static WhereClause where(NumberFilter filter, String after) {
        WhereClause where = new WhereClause("number > ?", after)
                .and("account_id = ?", filter.accountId())
                .and("agent_id = ?", filter.agentId())
                .and("provider = ?", filter.provider())
                .and("purpose = ?", filter.purpose());
        // The condition of the partial indexes attachment_pending and attachment_inactive.
        return filter.status() == null
                ? where
                : where.and("status = '" + filter.status().name() + "'");
    }

    static String list(WhereClause where) {
        return SELECT + where.sql() + " ORDER BY number LIMIT ?";
    }

    @Override
    public Optional<NumberEntry> set(String number, @Nullable AttachmentStatus status, @Nullable String purpose) {
        return executors.writes().run(session -> {
            List<NumberEntry> changed = session.query(
                    "UPDATE attachment SET status = COALESCE(?, status), purpose = COALESCE(?, purpose) WHERE number = ?"
                            + RETURNING,
                    JdbcAttachmentRegistry::number,
                    status == null ? null : status.name(),
                    purpose,
                    number);
            if (status != null) {
                record(session, changed, new Change(EventType.STATUS_SET, status.name()));
            }
            if (purpose != null) {
                record(session, changed, new Change(EventType.PURPOSE_SET, purpose));
            }
            return changed.stream().findFirst();
        });
    }

    @Override
    public Optional<NumberEntry> detach(String number) {
        return executors.writes().run(session -> detach(session, "number = ?", number)).stream()
                .findFirst();
    }

    @Override
    public int detachAll(String agentId) {
        String nextNumbers = "number IN (SELECT number FROM attachment WHERE agent_id = ? ORDER BY number LIMIT "
                + DETACH_BATCH + ")";
        int total = 0;
        int detached;
        do {
            detached = executors
                    .writes()
                    .run(session -> detach(session, nextNumbers, agentId))
                    .size();
            total += detached;
        } while (detached == DETACH_BATCH);
        return total;
    }

    private List<NumberEntry> detach(JdbcSession session, String condition, String parameter) {
        List<NumberEntry> detached = session.query(
                "DELETE FROM attachment WHERE " + condition + RETURNING, JdbcAttachmentRegistry::number, parameter);
        record(session, detached, new Change(EventType.DETACHED, null));
        return detached;
    }

    private void record(JdbcSession session, List<NumberEntry> numbers, Change change) {
        List<Attachment> attachments =
                numbers.stream().map(NumberEntry::attachment).toList();
        JdbcAttachmentHistory.insert(
                session, attachments, change, executors.clock().instant());
    }

    private static NumberEntry number(ResultSet row) throws SQLException {
        return new NumberEntry(attachment(row), row.getString(7));
    }

    static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getString(1),
                new Holder(row.getString(2), row.getString(3), row.getString(4)),
                AttachmentStatus.valueOf(row.getString(5)),
                Instant.ofEpochMilli(row.getLong(6)));
    }
}
