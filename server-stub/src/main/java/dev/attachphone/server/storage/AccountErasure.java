package dev.attachphone.server.storage;

import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.registry.AuditTrail.AuditEventType;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.JsonRows;
import java.util.List;
import java.util.function.Function;

/**
 * Erases what the database says about the people of an account: its numbers, its agents with their names and prompts, its history and
 * its name. Works in transactions of a limited size. If it is interrupted, it can be repeated. The account may have been deleted.
 */
public final class AccountErasure {

    /** Rows that are deleted in one transaction, so that attach requests do not wait long. */
    private static final int BATCH = 1_000;

    private static final int AGENT_BATCH = 100;

    private final Database.Executors executors;
    private final String accountId;

    /**
     * What was or would be deleted.
     *
     * @param numbers the number of attached numbers
     * @param agents the number of agents
     * @param events the number of events of numbers
     * @param auditEvents the number of events of the account, its credentials, providers and agents
     */
    public record ErasedRows(long numbers, long agents, long events, long auditEvents) {

        /** Whether there is no row. */
        public boolean isNothing() {
            return equals(new ErasedRows(0, 0, 0, 0));
        }
    }

    AccountErasure(Database.Executors executors, String accountId) {
        this.executors = executors;
        this.accountId = accountId;
    }

    /** Counts the rows that {@link #erase} deletes. */
    public ErasedRows count() {
        return new ErasedRows(count("attachment"), count("agent"), count("attachment_history"), count("audit_event"));
    }

    private long count(String table) {
        return executors
                .lists()
                .read(session -> session.query(
                        "SELECT count(*) FROM " + table + " WHERE account_id = ?", row -> row.getLong(1), accountId))
                .get(0);
    }

    /**
     * Revokes the credentials of the account, so that it attaches nothing more, and erases its data. What stays is the account with
     * its id, a name that is derived from it and the times of its credentials, and one audit event of the erasure.
     *
     * @throws dev.attachphone.server.attach.StoreException if the database fails; the erasure can be repeated then
     */
    public ErasedRows erase(ChangeOrigin origin) {
        executors.writes().run(session -> {
            session.update(
                    "UPDATE credential SET revoked_at = ? WHERE account_id = ? AND revoked_at IS NULL",
                    executors.clock().millis(),
                    accountId);
            return session.update("DELETE FROM provider_configuration WHERE account_id = ?", accountId);
        });
        // The numbers first, because there may be very many; then those that a request has attached meanwhile, with
        // their agents.
        long numbers = repeat(session -> session.update(
                "DELETE FROM attachment WHERE number IN"
                        + " (SELECT number FROM attachment WHERE account_id = ? ORDER BY number LIMIT " + BATCH
                        + ")",
                accountId));
        long agents = repeat(this::deleteAgents);
        long events = repeat(session -> deleteEvents(session, "attachment_history"));
        long auditEvents = repeat(session -> deleteEvents(session, "audit_event"));
        executors.writes().run(session -> {
            session.update("UPDATE account SET name = ? WHERE id = ?", "erased-" + accountId, accountId);
            JdbcAuditTrail.insert(
                    session,
                    new JdbcAuditTrail.ObjectChange(AuditEventType.ACCOUNT_ERASED, accountId, accountId, null),
                    executors.clock().millis(),
                    origin);
            return JdbcIdempotentRequests.deleteExpired(session, executors.clock());
        });
        return new ErasedRows(numbers, agents, events, auditEvents);
    }

    // A batch may be smaller than its limit before the last one, because rows are also deleted by others.
    private long repeat(Function<JdbcSession, Integer> work) {
        long total = 0;
        int deleted;
        do {
            deleted = executors.writes().run(work);
            total += deleted;
        } while (deleted > 0);
        return total;
    }

    private int deleteAgents(JdbcSession session) {
        List<String> ids = session.query(
                "SELECT id FROM agent WHERE account_id = ? ORDER BY id LIMIT " + AGENT_BATCH,
                row -> row.getString(1),
                accountId);
        String oneOf = session.dialect().isOneOf();
        session.update("DELETE FROM attachment WHERE agent_id " + oneOf, JsonRows.of(ids));
        session.update("DELETE FROM agent WHERE id " + oneOf, JsonRows.of(ids));
        return ids.size();
    }

    private int deleteEvents(JdbcSession session, String table) {
        session.update("INSERT INTO history_removal (account_id) VALUES (?)", accountId);
        int deleted = session.update(
                "DELETE FROM " + table + " WHERE account_id = ? AND id <= (SELECT max(id) FROM (SELECT id FROM " + table
                        + " WHERE account_id = ? ORDER BY id LIMIT " + BATCH + ") AS oldest)",
                accountId,
                accountId);
        session.update("DELETE FROM history_removal");
        return deleted;
    }
}
