package dev.attachphone.server.storage;

import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.registry.AuditTrail.AuditEvent;
import dev.attachphone.server.registry.AuditTrail.AuditEventType;
import dev.attachphone.server.storage.JdbcAuditTrail.ObjectChange;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.configuration.DatabaseUrlException;
import dev.attachphone.server.storage.configuration.SqliteConfiguration;
import dev.attachphone.server.storage.transaction.JdbcSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Copies all rows of a SQLite database into an empty PostgreSQL database, in one transaction of each. The tables and their columns are
 * those of the schema.
 */
public final class SqliteToPostgresqlCopy {

    /** Tables that say nothing about accounts. Those that migrations fill are not empty in a new database. */
    private static final Set<String> NOT_COPIED = Set.of("flyway_schema_history", "readiness", "history_removal");

    /** Older events are copied into the default partition. */
    private static final int MAX_MONTHS = 240;

    /** Rows that are sent together. */
    private static final int BATCH = 1_000;

    private final Connection source;
    private final Connection target;
    private final String targetUrl;

    private SqliteToPostgresqlCopy(Connection source, Connection target, String targetUrl) {
        this.source = source;
        this.target = target;
        this.targetUrl = targetUrl;
    }

    /**
     * Copies a database. Both are migrated to the current schema. If the copy fails, the target stays empty.
     *
     * @param from the URL of a SQLite database, which no process has open
     * @param to the URL of a PostgreSQL database without rows
     * @param origin who copies it, for the audit event in the target
     * @return the number of rows by table
     * @throws DatabaseUrlException if the databases are of other kinds, the source does not exist, or the target is not empty
     * @throws StoreException if the source is open or the copy fails
     */
    public static Map<String, Long> copy(String from, String to, ChangeOrigin origin) {
        DatabaseConfiguration source = DatabaseConfiguration.of(from);
        DatabaseConfiguration target = DatabaseConfiguration.of(to);
        if (HistoryPartitions.isSupported(source) || !HistoryPartitions.isSupported(target)) {
            throw new DatabaseUrlException("a copy is possible from sqlite: to postgresql: only");
        }
        if (source.schema().newFile().isPresent()) {
            throw new DatabaseUrlException("--from " + source.url() + " does not exist");
        }
        try {
            DataSource exclusive = SqliteConfiguration.exclusiveSource(from);
            openExclusively(exclusive, source.url()).close();
            PostgresqlCheck.requireSupported(target);
            SchemaMigration.migrate(source.schema());
            SchemaMigration.migrate(target.schema());
            try (Connection reading = openExclusively(exclusive, source.url());
                    Connection writing = target.schema().forMigration().getConnection()) {
                SqliteToPostgresqlCopy copy = new SqliteToPostgresqlCopy(reading, writing, target.url());
                Map<String, Long> rows = copy.copy();
                try (JdbcSession session = new JdbcSession(writing, target.dialect())) {
                    JdbcAuditTrail.insert(
                            session,
                            new ObjectChange(
                                    AuditEventType.DATABASE_COPIED,
                                    AuditEvent.NO_ACCOUNT,
                                    source.url(),
                                    String.valueOf(rows.values().stream()
                                            .mapToLong(Long::longValue)
                                            .sum())),
                            Clock.systemUTC().millis(),
                            origin);
                }
                writing.commit();
                writing.setAutoCommit(true);
                copy.analyze(rows.keySet());
                return rows;
            }
        } catch (FlywayException | SQLException e) {
            throw new StoreException("cannot copy " + source.url() + " to " + target.url(), e);
        }
    }

    private static Connection openExclusively(DataSource source, String url) throws SQLException {
        Connection connection = null;
        try {
            connection = source.getConnection();
            connection.setAutoCommit(false);
            value(connection, "SELECT count(*) FROM sqlite_master");
            return connection;
        } catch (SQLException e) {
            if (connection != null) {
                connection.close();
            }
            throw new StoreException("--from " + url + " is in use; stop its server first", e);
        }
    }

    /** Copies the tables in a transaction of the target, which is not committed. */
    private Map<String, Long> copy() throws SQLException {
        target.setAutoCommit(false);
        List<String> tables = tablesInOrderOfReferences();
        requireSourceTables(tables);
        try (Statement statement = target.createStatement()) {
            // Another process that uses the target waits, or the copy fails.
            statement.execute("SET LOCAL lock_timeout = '5s'");
            statement.execute("LOCK TABLE " + String.join(", ", tables) + " IN ACCESS EXCLUSIVE MODE");
        }
        requireEmpty(tables);
        createPartitions();
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : tables) {
            rows.put(table, copy(table));
        }
        return rows;
    }

    private void analyze(Set<String> tables) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute("ANALYZE " + String.join(", ", tables));
        }
    }

    private List<String> tablesInOrderOfReferences() throws SQLException {
        Set<String> remaining = new TreeSet<>(strings(
                target,
                "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
                        + " AND relkind IN ('r', 'p') AND NOT relispartition"));
        remaining.removeAll(NOT_COPIED);
        List<String> ordered = new ArrayList<>();
        while (!remaining.isEmpty()) {
            List<String> next = new ArrayList<>();
            for (String table : remaining) {
                if (references(table).stream().noneMatch(remaining::contains)) {
                    next.add(table);
                }
            }
            if (next.isEmpty()) {
                throw new SQLException("the references of " + remaining + " form a cycle");
            }
            ordered.addAll(next);
            next.forEach(remaining::remove);
        }
        return ordered;
    }

    private List<String> references(String table) throws SQLException {
        return strings(
                target,
                "SELECT relname FROM pg_constraint JOIN pg_class ON pg_class.oid = confrelid WHERE contype = 'f'"
                        + " AND conrelid = '" + table + "'::regclass AND confrelid <> conrelid");
    }

    /** Checks that no table of the source is forgotten. */
    private void requireSourceTables(List<String> tables) throws SQLException {
        Set<String> other = new TreeSet<>(strings(
                source,
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"));
        tables.forEach(other::remove);
        other.removeAll(NOT_COPIED);
        if (!other.isEmpty()) {
            throw new SQLException("the source has other tables: " + other);
        }
    }

    private void requireEmpty(List<String> tables) throws SQLException {
        for (String table : tables) {
            if (!strings(target, "SELECT 1 FROM " + table + " LIMIT 1").isEmpty()) {
                throw new DatabaseUrlException(
                        "--to " + targetUrl + " is not empty: the table " + table + " has rows; choose a new database");
            }
        }
    }

    private void createPartitions() throws SQLException {
        List<String> range = strings(source, "SELECT min(at) FROM " + HistoryPartitions.TABLE + " HAVING count(*) > 0");
        if (!range.isEmpty()) {
            YearMonth now = YearMonth.now(Clock.systemUTC());
            YearMonth first = YearMonth.from(
                    Instant.ofEpochMilli(Long.parseLong(range.get(0))).atZone(ZoneOffset.UTC));
            YearMonth limit = now.minusMonths(MAX_MONTHS);
            HistoryPartitions.create(target, first.isBefore(limit) ? limit : first, now);
        }
    }

    private long copy(String table) throws SQLException {
        List<String> columns = strings(
                target,
                "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema()"
                        + " AND table_name = '" + table + "' ORDER BY ordinal_position");
        String list = String.join(", ", columns);
        String insert = "INSERT INTO " + table + " (" + list + ") OVERRIDING SYSTEM VALUE VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        try (Statement statement = source.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + list + " FROM " + table + " ORDER BY 1");
                PreparedStatement writing = target.prepareStatement(insert)) {
            int waiting = 0;
            while (rows.next()) {
                for (int i = 1; i <= columns.size(); i++) {
                    writing.setObject(i, rows.getObject(i));
                }
                writing.addBatch();
                waiting++;
                if (waiting == BATCH) {
                    writing.executeBatch();
                    waiting = 0;
                }
            }
            writing.executeBatch();
        }
        for (String column : columns) {
            continueSequence(table, column);
        }
        return requireSameCount(table);
    }

    /** The next generated value of a column follows all that the source has generated, also those of deleted rows. */
    private void continueSequence(String table, String column) throws SQLException {
        String sequence = value(target, "SELECT pg_get_serial_sequence('" + table + "', '" + column + "')");
        if (sequence == null) {
            return;
        }
        long last = Stream.of(
                        value(source, "SELECT max(" + column + ") FROM " + table),
                        value(source, "SELECT max(seq) FROM sqlite_sequence WHERE name = '" + table + "'"))
                .filter(Objects::nonNull)
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
        if (last > 0) {
            value(target, "SELECT setval('" + sequence + "', " + last + ")");
        }
    }

    private long requireSameCount(String table) throws SQLException {
        String count = "SELECT count(*) FROM " + table;
        String expected = Objects.toString(value(source, count));
        String copied = Objects.toString(value(target, count));
        if (!expected.equals(copied)) {
            throw new SQLException("the table " + table + " has " + expected + " rows, but " + copied + " were copied");
        }
        return Long.parseLong(copied);
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static @Nullable String value(Connection connection, String sql) throws SQLException {
        return strings(connection, sql).stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
