package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.registry.Event;
import dev.attachphone.server.registry.History;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The history in a database, which only grows. */
final class HistoryLog implements History {

    private static final String SELECT =
            "SELECT id, number, account_id, agent_id, provider, event, value, at FROM attachment_history ";
    private static final String PAGE = " AND id < ? ORDER BY id DESC LIMIT ?";

    private final Reads reads;

    HistoryLog(Reads reads) {
        this.reads = reads;
    }

    /** Writes down that it happened to each of the numbers, in the transaction in which it happens. */
    static void add(Statements statements, List<Attachment> attachments, Event.Change change, Instant at) {
        statements.updateAll(
                "INSERT INTO attachment_history (number, account_id, agent_id, provider, event, value, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                attachments,
                attachment -> Arrays.asList(
                        attachment.number(),
                        attachment.holder().accountId(),
                        attachment.holder().agentId(),
                        attachment.holder().provider(),
                        change.kind().name(),
                        change.value(),
                        at.toEpochMilli()));
    }

    @Override
    public List<Event> ofNumber(String number, long before, int limit) {
        return page("WHERE number = ?", number, before, limit);
    }

    @Override
    public List<Event> ofAccount(String accountId, long before, int limit) {
        return page("WHERE account_id = ?", accountId, before, limit);
    }

    private List<Event> page(String where, String key, long before, int limit) {
        return reads.read(statements ->
                statements.query(SELECT + where + PAGE, HistoryLog::event, Text.storable(key), before, limit));
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong(1),
                row.getString(2),
                new Holder(row.getString(3), row.getString(4), row.getString(5)),
                new Event.Change(Event.Kind.valueOf(row.getString(6)), row.getString(7)),
                Instant.ofEpochMilli(row.getLong(8)));
    }
}
