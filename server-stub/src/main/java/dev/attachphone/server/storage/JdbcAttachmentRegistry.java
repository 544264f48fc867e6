package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.registry.AttachmentHistory.Change;
import dev.attachphone.server.registry.AttachmentHistory.EventType;
import dev.attachphone.server.registry.AttachmentRegistry;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.JsonRows;
import dev.attachphone.server.storage.transaction.SqlDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table {@code attachment}, for operators. */
record JdbcAttachmentRegistry(Database.Executors executors) implements AttachmentRegistry {

    /** The columns that {@link #attachment} and {@link #number} read. */
    static final String COLUMNS = "number, account_id, agent_id, provider, status, attached_at, purpose";

    static final String SELECT = "SELECT " + COLUMNS + " FROM attachment WHERE ";
    private static final String RETURNING = " RETURNING " + COLUMNS;

    /** As many as the longest number has. */
    private static final String HIGHEST_DIGITS = "9".repeat(15);

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
                .read(session -> session.query(
                        filter.lastDigits() == null ? list(where) : search(session.dialect(), where),
                        JdbcAttachmentRegistry::number,
                        where.parametersAnd(limit)));
    }

    @Override
    public List<NumberTally> count(NumberFilter filter) {
        WhereClause where = where(filter, startOf(filter));
        return executors
                .lists()
                .read(session -> session.query(count(where), JdbcAttachmentRegistry::tally, where.parameters()));
    }

    /** The conditions on the numbers of a page. */
    static WhereClause where(NumberFilter filter, String after) {
        // A single lower bound, because SQLite searches an index by one of them, which need not be the higher one.
        boolean isInRange = filter.prefix() == null || after.startsWith(filter.prefix());
        return where(
                filter,
                isInRange
                        ? new WhereClause("number > ?", after)
                        : startOf(filter).and("number > ?", after.isEmpty() ? null : after));
    }

    private static WhereClause startOf(NumberFilter filter) {
        return filter.prefix() == null ? new WhereClause() : new WhereClause("number >= ?", filter.prefix());
    }

    private static WhereClause where(NumberFilter filter, WhereClause start) {
        WhereClause where = start.and("account_id = ?", filter.accountId())
                .and("agent_id = ?", filter.agentId())
                .and("provider = ?", filter.provider())
                .and("purpose = ?", filter.purpose());
        String prefix = filter.prefix();
        if (prefix != null) {
            // No index serves LIKE in every collation. In each one, this range contains the numbers with the prefix.
            // If the exact check was a comparison, PostgreSQL would expect few rows and sort instead of reading in
            // order.
            where.and("number <= ?", prefix + HIGHEST_DIGITS)
                    .and("CASE substr(number, 1, " + prefix.length() + ") WHEN ? THEN true ELSE false END", prefix);
        }
        String last = filter.lastDigits();
        if (last != null) {
            where.and("substr(number, length(number) - " + (last.length() - 1) + ") = ?", last);
        }
        // The condition of the partial indexes attachment_pending and attachment_inactive.
        return filter.status() == null
                ? where
                : where.and("status = '" + filter.status().name() + "'");
    }

    static String count(WhereClause where) {
        return "SELECT provider, status, count(*) FROM attachment WHERE " + where.sql()
                + " GROUP BY provider, status ORDER BY provider, status";
    }

    static String list(WhereClause where) {
        return SELECT + where.sql() + " ORDER BY number LIMIT ?";
    }

    /** A list of the few among many numbers. The many are read from an index alone, unless the conditions need other columns. */
    static String search(SqlDialect dialect, WhereClause where) {
        String found = "SELECT number FROM attachment WHERE " + where.sql() + " ORDER BY number LIMIT ?";
        return SELECT + "number " + dialect.isOneOf(found) + " ORDER BY number";
    }

    @Override
    public Optional<NumberEntry> set(String number, NumberSettings settings, ChangeOrigin origin) {
        return executors.writes().run(session -> set(session, "number = ?", number, settings, origin)).stream()
                .findFirst();
    }

    List<NumberEntry> set(
            JdbcSession session, String condition, String parameter, NumberSettings settings, ChangeOrigin origin) {
        AttachmentStatus status = settings.status();
        PurposeSetting purpose = settings.purpose();
        List<NumberEntry> changed = session.query(
                "UPDATE attachment SET status = COALESCE(?, status), purpose = CASE WHEN ? THEN ? ELSE purpose END WHERE "
                        + condition + RETURNING,
                JdbcAttachmentRegistry::number,
                status == null ? null : status.name(),
                purpose != null,
                purpose == null ? null : purpose.purpose(),
                parameter);
        if (status != null) {
            record(session, changed, new Change(EventType.STATUS_SET, status.name()), origin);
        }
        if (purpose != null) {
            record(session, changed, new Change(EventType.PURPOSE_SET, purpose.purpose()), origin);
        }
        return changed;
    }

    @Override
    public Optional<NumberEntry> detach(String number, ChangeOrigin origin) {
        return executors.writes().run(session -> detach(session, "number = ?", number, origin)).stream()
                .findFirst();
    }

    @Override
    public int detachAll(String agentId, ChangeOrigin origin) {
        String nextNumbers = "number IN (SELECT number FROM attachment WHERE agent_id = ? ORDER BY number LIMIT "
                + DETACH_BATCH + ")";
        int total = 0;
        int detached;
        do {
            detached = executors
                    .writes()
                    .run(session -> detach(session, nextNumbers, agentId, origin))
                    .size();
            total += detached;
        } while (detached == DETACH_BATCH);
        return total;
    }

    List<NumberEntry> detach(JdbcSession session, String condition, String parameter, ChangeOrigin origin) {
        List<NumberEntry> detached = session.query(
                "DELETE FROM attachment WHERE " + condition + RETURNING, JdbcAttachmentRegistry::number, parameter);
        record(session, detached, new Change(EventType.DETACHED, null), origin);
        return detached;
    }

    /**
     * Attaches numbers to another agent.
     *
     * @param formerAgents the numbers with their agents
     */
    List<NumberEntry> transfer(
            JdbcSession session, Map<String, String> formerAgents, String agentId, ChangeOrigin origin) {
        List<NumberEntry> transferred = session.query(
                "UPDATE attachment SET agent_id = ? WHERE number "
                        + session.dialect().isOneOf() + RETURNING,
                JdbcAttachmentRegistry::number,
                agentId,
                JsonRows.of(formerAgents.keySet()));
        JdbcAttachmentHistory.insert(
                session,
                transferred.stream().map(NumberEntry::attachment).toList(),
                attachment -> new Change(EventType.TRANSFERRED, formerAgents.get(attachment.number())),
                executors.clock().instant(),
                origin);
        return transferred;
    }

    private void record(JdbcSession session, List<NumberEntry> numbers, Change change, ChangeOrigin origin) {
        List<Attachment> attachments =
                numbers.stream().map(NumberEntry::attachment).toList();
        JdbcAttachmentHistory.insert(
                session, attachments, attachment -> change, executors.clock().instant(), origin);
    }

    static NumberEntry number(ResultSet row) throws SQLException {
        return new NumberEntry(attachment(row), row.getString(7));
    }

    private static NumberTally tally(ResultSet row) throws SQLException {
        return new NumberTally(row.getString(1), AttachmentStatus.valueOf(row.getString(2)), row.getLong(3));
    }

    static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getString(1),
                new Holder(row.getString(2), row.getString(3), row.getString(4)),
                AttachmentStatus.valueOf(row.getString(5)),
                Instant.ofEpochMilli(row.getLong(6)));
    }
}
