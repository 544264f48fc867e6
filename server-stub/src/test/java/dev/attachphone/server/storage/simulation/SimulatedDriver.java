package dev.attachphone.server.storage.simulation;

import dev.attachphone.server.storage.simulation.FaultPlan.CallFault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The connections of all instances to one database. Each call is a step of the simulation, and can meet a
 * fault. Not thread-safe: one simulated thread runs at a time.
 */
public final class SimulatedDriver {

    /** The calls that reach the database. */
    private static final Set<String> CALLS =
            Set.of("setAutoCommit", "prepareStatement", "executeQuery", "executeUpdate", "commit", "rollback");

    private static final int SLOW_MILLIS = 12_000;
    private static final int OUTAGE_MILLIS = 3_000;
    private static final int READ_ONLY_MILLIS = 1_000;
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(10);

    private static final class Session {
        private final String instance;
        private final Connection connection;
        private final boolean isReadOnly;
        private boolean isBroken;
        private boolean isBreakKnown;
        private @Nullable SQLWarning warning;

        Session(String instance, Connection connection, boolean isReadOnly) {
            this.instance = instance;
            this.connection = connection;
            this.isReadOnly = isReadOnly;
        }
    }

    private final SimulatedThreads threads;
    private final FaultPlan faults;
    private final Callable<Connection> database;
    private final BiConsumer<String, List<String>> reads;
    private final List<Session> sessions = new ArrayList<>();
    private final Map<String, NavigableSet<Integer>> failures = new HashMap<>();
    private long outageEnd;
    private long readOnlyEnd;

    /**
     * Creates a driver.
     *
     * @param database opens a connection to the database
     * @param reads is told the instance and the numbers of each read of a group
     */
    public SimulatedDriver(
            SimulatedThreads threads,
            FaultPlan faults,
            Callable<Connection> database,
            BiConsumer<String, List<String>> reads) {
        this.threads = threads;
        this.faults = faults;
        this.database = database;
        this.reads = reads;
    }

    /** Opens connections of an instance. */
    public DataSource dataSource(String instance) {
        return JdbcProxy.of(DataSource.class, call -> {
            if (!call.name().equals("getConnection")) {
                throw call.unsupported();
            }
            return open(instance);
        });
    }

    /**
     * Whether a call of an instance has failed in these steps, apart from later calls on a connection that
     * has failed before.
     */
    public boolean hasFailed(String instance, int first, int last) {
        return !failures.getOrDefault(instance, new TreeSet<>())
                .subSet(first, true, last, true)
                .isEmpty();
    }

    /** Records that something of an instance fails in this step. */
    void failed(String instance) {
        failures.computeIfAbsent(instance, key -> new TreeSet<>()).add(threads.steps());
    }

    /** Ends all outages. */
    public void heal() {
        outageEnd = 0;
        readOnlyEnd = 0;
    }

    private Connection open(String instance) throws Exception {
        threads.step("connects");
        CallFault fault = faults.of("getConnection");
        if (fault != null) {
            threads.note("fault " + fault);
        }
        if (fault == CallFault.OUTAGE) {
            outageEnd = threads.now() + faults.millis(OUTAGE_MILLIS);
        } else if (fault == CallFault.READ_ONLY) {
            readOnlyEnd = threads.now() + faults.millis(READ_ONLY_MILLIS);
        } else if (fault == CallFault.SLOW) {
            slow(instance);
        }
        if (fault == CallFault.ERROR_BEFORE || threads.now() < outageEnd) {
            throw failure(instance, "the connection is refused", "08001");
        }
        Session session = new Session(instance, database.call(), threads.now() < readOnlyEnd);
        sessions.add(session);
        return JdbcProxy.of(Connection.class, call -> call(session, session.connection, call, ""));
    }

    private @Nullable Object call(Session session, Object target, JdbcProxy.JdbcCall call, String details)
            throws Throwable {
        switch (call.name()) {
            case "getWarnings" -> {
                return session.warning;
            }
            case "clearWarnings" -> {
                session.warning = null;
                return null;
            }
            case "isValid" -> {
                return !session.isBroken;
            }
            case "close" -> {
                if (target == session.connection) {
                    sessions.remove(session);
                }
                return call.on(target);
            }
            default -> {
                if (!CALLS.contains(call.name())) {
                    return call.on(target);
                }
            }
        }
        threads.step(call.name() + details);
        requireUsable(session, call.name() + details);
        CallFault fault = faults.of(call.name());
        return fault == null ? result(session, target, call) : callWithFault(session, target, call, fault);
    }

    private void requireUsable(Session session, String call) throws SQLException {
        if (session.isBroken) {
            if (!session.isBreakKnown) {
                session.isBreakKnown = true;
                throw failure(session.instance, "the connection is broken", null);
            }
            threads.note("meets the broken connection again");
            throw new SQLException("the connection is broken");
        }
        if (session.isReadOnly
                && (call.startsWith("executeUpdate") || call.contains("KEY SHARE") || call.contains("DELETE"))) {
            session.connection.abort(Runnable::run);
            throw failure(session.instance, "cannot execute in a read-only transaction", "25006");
        }
    }

    private @Nullable Object callWithFault(Session session, Object target, JdbcProxy.JdbcCall call, CallFault fault)
            throws Throwable {
        threads.note("fault " + fault);
        String instance = session.instance;
        switch (fault) {
            case ERROR_BEFORE -> throw failure(instance, "the call failed", null);
            case ERROR_AFTER -> {
                result(session, target, call);
                throw failure(instance, "the call failed after its effect", null);
            }
            case BREAK_BEFORE -> {
                breakAway(session, false);
                throw failure(instance, "the connection broke", null);
            }
            case BREAK_AFTER -> {
                result(session, target, call);
                breakAway(session, false);
                throw failure(instance, "the connection broke after the effect", null);
            }
            case SLOW -> {
                slow(instance);
                return result(session, target, call);
            }
            case SERIALIZATION_FAILURE -> throw abort(session, call, "40001");
            case DEADLOCK -> throw abort(session, call, "40P01");
            case LOCK_TIMEOUT -> throw abort(session, call, "55P03");
            case STATEMENT_TIMEOUT -> {
                threads.pause(STATEMENT_TIMEOUT);
                throw abort(session, call, "57014");
            }
            case COMMIT_LATER -> {
                breakAway(session, true);
                throw failure(instance, "the connection broke during the commit", null);
            }
            case STATEMENT_WARNING -> {
                session.warning = new SQLWarning("a value was converted");
                return result(session, target, call);
            }
            case COMMIT_WARNING -> {
                Object result = result(session, target, call);
                session.warning = new SQLWarning("the wait for the standby was cancelled");
                failed(instance);
                return result;
            }
            case FAILOVER -> {
                session.connection.rollback();
                session.warning = new SQLWarning("the wait for the standby was cancelled");
                failed(instance);
                sessions.stream().filter(other -> other != session).toList().forEach(other -> breakAway(other, false));
                return null;
            }
            default -> throw new IllegalStateException(fault.toString());
        }
    }

    private SQLException abort(Session session, JdbcProxy.JdbcCall call, String state) throws SQLException {
        if (call.name().equals("commit")) {
            session.connection.rollback();
        } else {
            session.connection.abort(Runnable::run);
        }
        return failure(session.instance, "the transaction is aborted", state);
    }

    private void slow(String instance) {
        threads.note("is slow");
        failed(instance);
        threads.pause(Duration.ofMillis(faults.millis(SLOW_MILLIS)));
    }

    /** The server ends the session when it notices, which can be later. */
    private void breakAway(Session session, boolean commits) {
        if (session.isBroken) {
            return;
        }
        session.isBroken = true;
        sessions.remove(session);
        int later = faults.millis(OUTAGE_MILLIS);
        if (later % 2 == 0 && !commits) {
            endSession(session, false);
        } else {
            threads.startDaemon("end of a session", () -> {
                threads.pause(Duration.ofMillis(later));
                endSession(session, commits);
            });
        }
    }

    private void endSession(Session session, boolean commits) {
        try {
            if (commits && !session.connection.getAutoCommit()) {
                session.connection.commit();
                threads.note("has committed after all");
            }
            session.connection.close();
        } catch (SQLException e) {
            threads.note("the session could not be ended: " + e.getMessage());
        }
    }

    private SQLException failure(String instance, String message, @Nullable String state) {
        threads.note(message + (state == null ? "" : ", " + state));
        failed(instance);
        return new SQLException(message, state);
    }

    private @Nullable Object result(Session session, Object target, JdbcProxy.JdbcCall call) throws Throwable {
        Object result;
        try {
            result = call.on(target);
        } catch (SQLException e) {
            throw failure(session.instance, String.valueOf(e.getMessage()), e.getSQLState());
        }
        if (result instanceof PreparedStatement statement) {
            return statement(session, statement, call.text());
        }
        if (result instanceof ResultSet rows) {
            return JdbcProxy.of(ResultSet.class, next -> readRow(session, rows, next));
        }
        return result;
    }

    /** Rows are fetched with the result, so that reading one is not a step; it can fail as well. */
    private @Nullable Object readRow(Session session, ResultSet rows, JdbcProxy.JdbcCall call) throws Throwable {
        if (call.name().equals("next") && faults.of("next") == CallFault.ERROR_BEFORE) {
            throw failure(session.instance, "the row could not be read", null);
        }
        return call.on(rows);
    }

    private PreparedStatement statement(Session session, PreparedStatement statement, String sql) {
        Map<Integer, @Nullable Object> parameters = new TreeMap<>();
        return JdbcProxy.of(PreparedStatement.class, call -> {
            if (call.name().equals("setObject")) {
                parameters.put(call.number(), call.arguments().get(1));
            }
            if (call.name().equals("executeQuery") && sql.startsWith("WITH held")) {
                List<String> numbers = ModelConnection.table(parameters, 1).stream()
                        .map(row -> row.get(0))
                        .toList();
                reads.accept(session.instance, numbers);
                return call(session, statement, call, (sql.contains("KEY SHARE") ? " KEY SHARE " : " ") + numbers);
            }
            String kind = sql.substring(0, Math.min(29, sql.length()));
            return call(session, statement, call, " " + kind + " " + parameters);
        });
    }
}
