package dev.attachphone.server.storage;

import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.attach.ChangeOrigin.ActorKind;
import dev.attachphone.server.registry.AuditTrail;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The append-only table {@code audit_event}. */
record JdbcAuditTrail(ReadExecutor lists) implements AuditTrail {

    /**
     * What changed.
     *
     * @param type the type of the change
     * @param accountId the account that the object belongs to
     * @param objectId the object, as in {@link AuditEvent}
     * @param value the value of the type, if it has one
     */
    record ObjectChange(
            AuditEventType type,
            String accountId,
            String objectId,
            @Nullable String value) {}

    /** Records a change, in the transaction of the change. */
    static void insert(JdbcSession session, ObjectChange change, long now, ChangeOrigin origin) {
        session.update(
                "INSERT INTO audit_event (event, account_id, object_id, value, at, actor_kind, actor, request_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                change.type().name(),
                change.accountId(),
                change.objectId(),
                change.value(),
                now,
                origin.kind().name(),
                origin.actor(),
                origin.requestId());
    }

    @Override
    public List<AuditEvent> list(@Nullable String accountId, ActorFilter actors, long before, int limit) {
        WhereClause where = withActors(new WhereClause("id < ?", before).and("account_id = ?", accountId), actors);
        return lists.read(session -> session.query(
                "SELECT id, event, account_id, object_id, value, at, actor_kind, actor, request_id FROM audit_event WHERE "
                        + where.sql() + " ORDER BY id DESC LIMIT ?",
                JdbcAuditTrail::event,
                where.parametersAnd(limit)));
    }

    /** Adds the conditions of a filter, for a table with the columns of an origin. */
    static WhereClause withActors(WhereClause where, ActorFilter filter) {
        return where.and(
                        "actor_kind = ?",
                        filter.kind() == null ? null : filter.kind().name())
                .and("actor = ?", filter.actor());
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                Objects.requireNonNull(origin(row, 7)));
    }

    /** The origin in a column and the next two; null if it is unknown. */
    static @Nullable ChangeOrigin origin(ResultSet row, int column) throws SQLException {
        String kind = row.getString(column);
        return kind == null
                ? null
                : new ChangeOrigin(ActorKind.valueOf(kind), row.getString(column + 1), row.getString(column + 2));
    }
}
