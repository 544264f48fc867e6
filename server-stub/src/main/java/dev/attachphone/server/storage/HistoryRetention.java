package dev.attachphone.server.storage;

import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.registry.AuditTrail.AuditEvent;
import dev.attachphone.server.registry.AuditTrail.AuditEventType;
import dev.attachphone.server.storage.HistoryPartitions.Partition;
import dev.attachphone.server.storage.JdbcAuditTrail.ObjectChange;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.transaction.JdbcSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removes old events from the table {@code attachment_history}. On PostgreSQL whole months are dropped. Other events are deleted in
 * batches, so that attach requests do not wait long.
 */
public final class HistoryRetention {

    /** Events that are read in one transaction. */
    private static final int BATCH = 10_000;

    /** Pages of 8 KiB that are read in one transaction. */
    private static final int BATCH_PAGES = 200;

    private final long before;

    /**
     * What was or would be removed.
     *
     * @param events the number of events
     * @param partitions the dropped partitions
     */
    public record Removal(long events, List<String> partitions) {}

    private HistoryRetention(Instant before) {
        this.before = before.toEpochMilli();
    }

    /**
     * Removes events. Then it is recorded as an audit event, also if there were none.
     *
     * @param url as for {@link Database#open}; the schema must be current
     * @param before events before this time are removed; on PostgreSQL, those of the month in which it is are kept
     * @param dryRun whether the events are only counted
     * @param origin who removes them
     * @throws StoreException if the database fails; some of the events are removed then
     */
    public static Removal remove(String url, Instant before, boolean dryRun, ChangeOrigin origin) {
        DatabaseConfiguration configuration = DatabaseConfiguration.of(url);
        HistoryRetention retention = new HistoryRetention(before);
        try (Connection connection = configuration.schema().forMigration().getConnection()) {
            Removal removal = HistoryPartitions.isSupported(configuration)
                    ? retention.removePartitions(connection, dryRun)
                    : retention.removeRows(connection, dryRun);
            if (!dryRun) {
                try (JdbcSession session = new JdbcSession(connection, configuration.dialect())) {
                    JdbcAuditTrail.insert(
                            session,
                            new ObjectChange(
                                    AuditEventType.HISTORY_PRUNED,
                                    AuditEvent.NO_ACCOUNT,
                                    before.toString(),
                                    String.valueOf(removal.events())),
                            Clock.systemUTC().millis(),
                            origin);
                }
            }
            return removal;
        } catch (SQLException e) {
            throw new StoreException("cannot remove events from " + configuration.url(), e);
        }
    }

    private Removal removeRows(Connection connection, boolean dryRun) throws SQLException {
        return new Removal(dryRun ? count(connection, HistoryPartitions.TABLE) : deleteOldest(connection), List.of());
    }

    private Removal removePartitions(Connection connection, boolean dryRun) throws SQLException {
        long events = 0;
        List<String> dropped = new ArrayList<>();
        List<Partition> partitions = Stream.concat(
                        HistoryPartitions.list(connection).stream(), Stream.of(HistoryPartitions.defaultPartition()))
                .toList();
        for (Partition partition : partitions) {
            if (partition.to() <= before) {
                events += count(connection, partition.name());
                dropped.add(partition.name());
                if (!dryRun) {
                    drop(connection, partition);
                }
            } else if (!partition.isMonth()) {
                events += dryRun ? count(connection, partition.name()) : deleteByPages(connection, partition.name());
            }
        }
        return new Removal(events, dropped);
    }

    private long count(Connection connection, String table) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE at < ?")) {
            count.setLong(1, before);
            return value(count);
        }
    }

    // The lock waits for running statements and lets new ones wait, but not for long.
    private static void drop(Connection connection, Partition partition) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '5s'");
            statement.execute("DROP TABLE " + partition.name());
        }
    }

    /** Deletes events from a table of PostgreSQL in the order of its pages, because no index has the time. */
    private long deleteByPages(Connection connection, String table) throws SQLException {
        long pages;
        try (PreparedStatement size = connection.prepareStatement(
                "SELECT pg_relation_size('" + table + "') / current_setting('block_size')::int")) {
            pages = value(size);
        }
        long deleted = 0;
        for (long page = 0; page < pages; page += BATCH_PAGES) {
            deleted += delete(
                    connection,
                    "DELETE FROM " + table + " WHERE ctid >= '(" + page + ",0)' AND ctid < '(" + (page + BATCH_PAGES)
                            + ",0)' AND at < " + before);
        }
        return deleted;
    }

    /**
     * Deletes events from SQLite in the order of their ids, which is that of time. Ends at the first batch that is not old: after the
     * clock of the server was set back, later events can be older, and are deleted when those before them are old.
     */
    private long deleteOldest(Connection connection) throws SQLException {
        long first;
        try (PreparedStatement min =
                connection.prepareStatement("SELECT coalesce(min(id), 0) FROM attachment_history")) {
            first = value(min);
        }
        long total = 0;
        long deleted;
        do {
            deleted = delete(
                    connection,
                    "DELETE FROM attachment_history WHERE id IN (SELECT id FROM attachment_history WHERE id >= " + first
                            + " ORDER BY id LIMIT " + BATCH + ") AND at < " + before);
            first += BATCH;
            total += deleted;
        } while (deleted > 0);
        return total;
    }

    private long delete(Connection connection, String statement) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement batch = connection.createStatement()) {
            batch.execute("INSERT INTO history_removal (before) VALUES (" + before + ")");
            long deleted = batch.executeUpdate(statement);
            batch.execute("DELETE FROM history_removal");
            connection.commit();
            return deleted;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static long value(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
