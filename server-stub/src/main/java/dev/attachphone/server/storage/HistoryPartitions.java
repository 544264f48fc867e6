package dev.attachphone.server.storage;

import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partitions of the table {@code attachment_history} on PostgreSQL, one for each month in UTC. SQLite has none. */
final class HistoryPartitions {

    private static final Logger log = LoggerFactory.getLogger(HistoryPartitions.class);

    static final String TABLE = "attachment_history";
    private static final String DEFAULT = TABLE + "_default";

    /** How many months have a partition in advance. */
    private static final int MONTHS_AHEAD = 3;

    private static final Pattern BOUNDS =
            Pattern.compile("FOR VALUES FROM \\((?:MINVALUE|'(-?[0-9]+)')\\) TO \\('(-?[0-9]+)'\\)");

    /**
     * A partition.
     *
     * @param name the name of its table
     * @param isMonth whether it contains one month; if not, it contains the past before the first month, or what no other one contains
     * @param from the begin of its events in milliseconds since 1970
     * @param to the end of its events
     */
    record Partition(String name, boolean isMonth, long from, long to) {

        boolean overlaps(Partition other) {
            return from < other.to && other.from < to;
        }
    }

    private HistoryPartitions() {}

    static boolean isSupported(DatabaseConfiguration configuration) {
        return configuration.schema().forMigration() instanceof PGSimpleDataSource;
    }

    /**
     * Creates the partitions of this month and of the coming ones. A failure is logged; until the next attempt, the default partition
     * receives the events.
     */
    static void createComing(DatabaseConfiguration configuration, Clock clock) {
        if (!isSupported(configuration)) {
            return;
        }
        YearMonth month = YearMonth.now(clock.withZone(ZoneOffset.UTC));
        try (Connection connection = configuration.schema().forMigration().getConnection();
                Statement statement = connection.createStatement()) {
            // Another server creates the same partitions, or a transaction uses the default one.
            statement.execute("SET lock_timeout = '5s'");
            create(connection, month, month.plusMonths(MONTHS_AHEAD));
        } catch (SQLException e) {
            log.warn("The partitions of the history could not be created: {}", e.getMessage());
        }
    }

    /** Creates the partitions of months that have none. If the connection has a transaction, this is a part of it. */
    static void create(Connection connection, YearMonth first, YearMonth last) throws SQLException {
        List<Partition> months = Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(HistoryPartitions::ofMonth)
                .toList();
        if (missing(months, list(connection)).isEmpty()) {
            return;
        }
        if (!connection.getAutoCommit()) {
            createMissing(connection, months);
            return;
        }
        connection.setAutoCommit(false);
        try {
            createMissing(connection, months);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void createMissing(Connection connection, List<Partition> months) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Conflicts with itself and not with reads and inserts.
            statement.execute("LOCK TABLE " + TABLE + " IN SHARE UPDATE EXCLUSIVE MODE");
            for (Partition partition : missing(months, list(connection))) {
                create(statement, partition);
            }
        }
    }

    private static List<Partition> missing(List<Partition> months, List<Partition> existing) {
        return months.stream()
                .filter(month -> existing.stream().noneMatch(month::overlaps))
                .toList();
    }

    // Not CREATE TABLE PARTITION OF, which locks the whole history.
    private static void create(Statement statement, Partition partition) throws SQLException {
        String range = "at >= " + partition.from() + " AND at < " + partition.to();
        try (ResultSet found = statement.executeQuery("SELECT 1 FROM " + DEFAULT + " WHERE " + range + " LIMIT 1")) {
            if (found.next()) {
                log.warn("{} is not created, because {} contains events of this month", partition.name(), DEFAULT);
                return;
            }
        }
        statement.execute("CREATE TABLE " + partition.name() + " (LIKE " + TABLE + " INCLUDING CONSTRAINTS)");
        statement.execute("ALTER TABLE " + TABLE + " ATTACH PARTITION " + partition.name() + " FOR VALUES FROM ("
                + partition.from() + ") TO (" + partition.to() + ")");
    }

    private static Partition ofMonth(YearMonth month) {
        String name = String.format(Locale.ROOT, "%s_%04d_%02d", TABLE, month.getYear(), month.getMonthValue());
        return new Partition(name, true, begin(month), begin(month.plusMonths(1)));
    }

    private static long begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** The partitions except the default one, which {@link #defaultPartition} returns. */
    static List<Partition> list(Connection connection) throws SQLException {
        List<Partition> partitions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                // The bounds of a table that is dropped or detached meanwhile are null.
                ResultSet rows = statement.executeQuery("SELECT relname,"
                        + " coalesce(pg_get_expr(relpartbound, pg_class.oid), '')"
                        + " FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid"
                        + " WHERE inhparent = '" + TABLE + "'::regclass ORDER BY relname")) {
            while (rows.next()) {
                Matcher bounds = BOUNDS.matcher(rows.getString(2));
                if (bounds.matches()) {
                    boolean isMonth = bounds.group(1) != null;
                    partitions.add(new Partition(
                            rows.getString(1),
                            isMonth,
                            isMonth ? Long.parseLong(bounds.group(1)) : Long.MIN_VALUE,
                            Long.parseLong(bounds.group(2))));
                }
            }
        }
        return partitions;
    }

    /** The partition for events that no other one contains. */
    static Partition defaultPartition() {
        return new Partition(DEFAULT, false, Long.MIN_VALUE, Long.MAX_VALUE);
    }
}
