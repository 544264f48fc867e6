package dev.attachphone.server.storage.simulation;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection pool on simulated threads, which does what HikariCP does as far as the writer depends on it: a
 * connection that was used in the last half second is lent without a check, a transaction that is open at the
 * return is rolled back, and a connection whose reset fails stays in the pool unless it is evicted.
 */
public class SimulatedPool extends HikariDataSource {

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(250);
    private static final long UNCHECKED_MILLIS = 500;

    private static final class Entry {
        private final Connection connection;
        private long lastUse;
        private boolean isEvicted;
        private boolean isReturned;

        Entry(Connection connection) {
            this.connection = connection;
        }
    }

    private final SimulatedThreads threads;
    private final SimulatedDriver driver;
    private final String instance;
    private final DataSource source;
    private final int maxConnections;
    private final Map<Connection, Entry> lentConnections = new HashMap<>();
    private final Deque<Entry> idle = new ArrayDeque<>();
    private final List<Entry> entries = new ArrayList<>();
    private int opening;

    /** Creates a pool without connections. */
    public SimulatedPool(
            SimulatedThreads threads, SimulatedDriver driver, String instance, DataSource source, int maxConnections) {
        this.threads = threads;
        this.driver = driver;
        this.instance = instance;
        this.maxConnections = maxConnections;
        this.source = source;
    }

    @Override
    public DataSource getDataSource() {
        return source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        long deadline = threads.now() + CONNECTION_TIMEOUT.toMillis();
        SQLException lastFailure = null;
        while (true) {
            Entry entry = idle.pollFirst();
            if (entry != null) {
                if (threads.now() - entry.lastUse <= UNCHECKED_MILLIS || entry.connection.isValid(1)) {
                    return lend(entry);
                }
                discard(entry);
                continue;
            }
            if (entries.size() + opening < maxConnections) {
                try {
                    return lend(open());
                } catch (SQLException e) {
                    lastFailure = e;
                    threads.await("a connection", () -> !idle.isEmpty(), RECONNECT_PAUSE);
                }
            } else {
                Duration rest = Duration.ofMillis(Math.max(0, deadline - threads.now()));
                threads.await("a connection", () -> !idle.isEmpty() || entries.size() + opening < maxConnections, rest);
            }
            if (threads.now() >= deadline && idle.isEmpty()) {
                driver.failed(instance);
                throw new SQLTransientConnectionException("no connection is available", lastFailure);
            }
        }
    }

    private Entry open() throws SQLException {
        opening++;
        try {
            Entry entry = new Entry(getDataSource().getConnection());
            entries.add(entry);
            return entry;
        } finally {
            opening--;
        }
    }

    private Connection lend(Entry entry) {
        entry.isReturned = false;
        Connection lent = JdbcProxy.of(Connection.class, call -> {
            if (!call.name().equals("close")) {
                return call.on(entry.connection);
            }
            if (!entry.isReturned) {
                entry.isReturned = true;
                takeBack(entry);
            }
            return null;
        });
        lentConnections.put(lent, entry);
        return lent;
    }

    private void takeBack(Entry entry) throws SQLException {
        try {
            if (!entry.isEvicted && !entry.connection.getAutoCommit()) {
                entry.connection.rollback();
                entry.connection.setAutoCommit(true);
            }
            entry.connection.clearWarnings();
        } catch (SQLException e) {
            if (!entry.isEvicted) {
                throw e;
            }
        } finally {
            entry.lastUse = threads.now();
            if (entry.isEvicted) {
                discard(entry);
            } else {
                idle.addFirst(entry);
            }
        }
    }

    private void discard(Entry entry) throws SQLException {
        entries.remove(entry);
        entry.connection.close();
    }

    @Override
    public void evictConnection(Connection connection) {
        threads.note("evicts the connection");
        Entry entry = lentConnections.get(connection);
        if (entry != null) {
            entry.isEvicted = true;
        }
    }

    private void evictAll() {
        threads.note("evicts all connections");
        entries.forEach(entry -> entry.isEvicted = true);
        try {
            for (Entry entry = idle.pollFirst(); entry != null; entry = idle.pollFirst()) {
                discard(entry);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable HikariPoolMXBean getHikariPoolMXBean() {
        return JdbcProxy.of(HikariPoolMXBean.class, call -> switch (call.name()) {
            case "getTotalConnections" -> entries.size();
            case "softEvictConnections" -> {
                evictAll();
                yield null;
            }
            default -> throw call.unsupported();
        });
    }
}
