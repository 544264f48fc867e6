package dev.attachphone.server.storage.simulation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections on which the writer behaves as if it had a {@link Defect}. */
public final class DefectiveDataSource {

    private static final int COLUMNS = 7;

    private final SimulatedThreads threads;
    private final DataSource source;
    private final Defect defect;
    /** What an earlier read has found for each number. */
    private final Map<String, List<@Nullable Object[]>> earlierReads = new HashMap<>();

    private DefectiveDataSource(SimulatedThreads threads, DataSource source, Defect defect) {
        this.threads = threads;
        this.source = source;
        this.defect = defect;
    }

    /** Wraps the connections of a data source. */
    public static DataSource of(SimulatedThreads threads, DataSource source, Defect defect) {
        DefectiveDataSource defective = new DefectiveDataSource(threads, source, defect);
        return JdbcProxy.of(DataSource.class, call -> defective.connect());
    }

    private Connection connect() throws SQLException {
        Connection[] target = {source.getConnection()};
        boolean[] isCommitting = {false};
        return JdbcProxy.of(Connection.class, call -> {
            if (defect == Defect.ACKNOWLEDGES_BEFORE_COMMIT && isCommitting[0]) {
                switch (call.name()) {
                    case "setAutoCommit", "getWarnings", "clearWarnings", "close" -> {
                        return null;
                    }
                    default -> {
                        target[0] = source.getConnection();
                        isCommitting[0] = false;
                    }
                }
            }
            if (defect == Defect.ACKNOWLEDGES_BEFORE_COMMIT && call.name().equals("commit")) {
                Connection committed = target[0];
                isCommitting[0] = true;
                threads.startDaemon("commit", () -> commitAndClose(committed));
                return null;
            }
            if (defect == Defect.IGNORES_COMMIT_WARNING && call.name().equals("getWarnings")) {
                return null;
            }
            Object result = call.on(target[0]);
            return result instanceof PreparedStatement statement ? statement(statement, call.text()) : result;
        });
    }

    private void commitAndClose(Connection connection) {
        try (connection) {
            connection.commit();
        } catch (SQLException e) {
            threads.note("the commit failed after the success was answered");
        }
    }

    private PreparedStatement statement(PreparedStatement statement, String sql) {
        Map<Integer, @Nullable Object> parameters = new TreeMap<>();
        return JdbcProxy.of(PreparedStatement.class, call -> {
            if (call.name().equals("setObject")) {
                parameters.put(call.number(), call.arguments().get(1));
            }
            boolean isRead =
                    call.name().equals("executeQuery") && sql.startsWith("WITH held") && !sql.contains("FOR KEY");
            if (defect == Defect.READS_STALE_SNAPSHOT && isRead) {
                return ModelConnection.rows(withEarlierReads(parameters, copy((ResultSet) call.on(statement))));
            }
            Object result = call.on(statement);
            boolean isInsert = call.name().equals("executeUpdate") && sql.startsWith("INSERT INTO attachment (");
            return defect == Defect.IGNORES_LOST_RACE && isInsert
                    ? ModelConnection.table(parameters, 1).size()
                    : result;
        });
    }

    private List<@Nullable Object[]> withEarlierReads(
            Map<Integer, @Nullable Object> parameters, List<@Nullable Object[]> rows) {
        List<@Nullable Object[]> result = new ArrayList<>(
                rows.stream().filter(row -> !"NUMBER".equals(row[0])).toList());
        for (List<String> number : ModelConnection.table(parameters, 1)) {
            result.addAll(earlierReads.computeIfAbsent(
                    number.get(0),
                    key -> rows.stream()
                            .filter(row -> "NUMBER".equals(row[0]) && key.equals(row[1]))
                            .toList()));
        }
        return result;
    }

    private static List<@Nullable Object[]> copy(@Nullable ResultSet rows) throws SQLException {
        List<@Nullable Object[]> copy = new ArrayList<>();
        while (rows != null && rows.next()) {
            @Nullable Object[] row = new @Nullable Object[COLUMNS];
            for (int i = 0; i < COLUMNS; i++) {
                row[i] = i == COLUMNS - 1 && "NUMBER".equals(row[0])
                        ? (Object) rows.getLong(i + 1)
                        : rows.getString(i + 1);
            }
            copy.add(row);
        }
        return copy;
    }
}
