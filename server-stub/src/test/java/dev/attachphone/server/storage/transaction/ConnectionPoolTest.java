package dev.attachphone.server.storage.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.zaxxer.hikari.HikariDataSource;
import dev.attachphone.server.attach.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** A pool on a file of SQLite. The test executes the thread that probes an unreachable database. */
final class ConnectionPoolTest {

    private boolean isReplaced;
    private final Probes probes = new Probes();
    private final OptionalDataSource source = new OptionalDataSource();
    private final HikariDataSource hikari = new HikariDataSource();
    private final ConnectionPool pool = new ConnectionPool(
            hikari, new SqlDialect("json_each(?)", "", "", Optional.empty()), () -> !isReplaced, probes);

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void requestsFailAtOnceUntilTheProbeConnects() {
        open();
        source.failure = new SQLException("the network is down");
        failToRead(StoreException.class);
        assertFalse(pool.isReachable());
        assertEquals(
                "the database is unreachable", failToRead(StoreException.class).getMessage());
        assertEquals(1, probes.tasks.size());

        probes.failuresBeforeRepair = 3;
        probes.run();

        assertTrue(pool.isReachable());
        assertEquals(1, read());
    }

    @Test
    void afterAnInterruptedProbeTheNextRequestConnects() {
        open();
        source.failure = new SQLException("the network is down");
        failToRead(StoreException.class);
        probes.isInterrupted = true;

        probes.run();
        assertTrue(Thread.interrupted());
        source.failure = null;

        assertEquals(1, read());
    }

    @Test
    void afterAFailedProbeTheNextRequestStartsAnother() {
        open();
        source.failure = new SQLException("the network is down");
        failToRead(StoreException.class);
        source.bug = new IllegalStateException("a bug of the driver");
        assertThrows(IllegalStateException.class, probes::run);
        source.bug = null;

        failToRead(StoreException.class);
        assertEquals(1, probes.tasks.size());
        source.failure = null;
        probes.run();

        assertEquals(1, read());
    }

    @Test
    void withoutAThreadForTheProbeRequestsContinueToConnect() {
        open();
        source.failure = new SQLException("the network is down");
        probes.error = new OutOfMemoryError("unable to create native thread");
        failToRead(OutOfMemoryError.class);
        source.failure = null;

        assertEquals(1, read());
    }

    @Test
    void probeClosesItsConnection() throws SQLException {
        open();
        source.failure = new SQLException("the network is down");
        failToRead(StoreException.class);
        probes.failuresBeforeRepair = 1;
        source.openedHere.clear();

        probes.run();

        assertEquals(1, source.openedHere.size());
        assertTrue(source.openedHere.get(0).isClosed());
    }

    @Test
    void connectionsAreReplacedByARefresh() {
        open();
        pool.read(session -> session.update("CREATE TEMP TABLE of_connection (x INTEGER)"));
        pool.read(session -> session.update("INSERT INTO of_connection VALUES (1)"));

        pool.refresh();

        assertThrows(
                StoreException.class,
                () -> pool.read(session -> session.update("INSERT INTO of_connection VALUES (2)")));
    }

    @Test
    void nothingIsExecutedInAReplacedDatabase() {
        open();
        isReplaced = true;
        assertReplaced(() -> pool.read(session -> fail("the read is executed")));
        assertReplaced(() -> pool.write(session -> fail("the write is executed"), new WriteTimings()));
    }

    @Test
    void databaseThatIsReplacedDuringACallFailsIt() {
        open();
        assertReplaced(() -> pool.read(session -> isReplaced = true));
        isReplaced = false;
        assertReplaced(() -> pool.write(session -> isReplaced = true, new WriteTimings()));
        isReplaced = false;

        assertEquals(1, read());
    }

    private static void assertReplaced(Executable call) {
        assertEquals(
                "the file of the database was removed or replaced",
                assertThrows(StoreException.class, call).getMessage());
    }

    private void open() {
        source.setUrl("jdbc:sqlite:" + directory.resolve("t.db"));
        hikari.setDataSource(source);
        hikari.setInitializationFailTimeout(-1);
        hikari.setMaximumPoolSize(1);
    }

    private <E extends Throwable> E failToRead(Class<E> expected) {
        // Only a read that is to fail must not wait for long.
        hikari.setConnectionTimeout(250);
        E failure = assertThrows(expected, this::read);
        hikari.setConnectionTimeout(30_000);
        return failure;
    }

    private int read() {
        return pool.read(session -> session.query("SELECT 1", row -> row.getInt(1)))
                .get(0);
    }

    /** Opens no connection while it has a failure. */
    private static final class OptionalDataSource extends SQLiteDataSource {

        private volatile @Nullable SQLException failure;
        private volatile @Nullable RuntimeException bug;
        private final Thread test = Thread.currentThread();
        private final List<Connection> openedHere = new ArrayList<>();

        @Override
        public SQLiteConnection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
            RuntimeException unexpected = bug;
            if (unexpected != null) {
                throw unexpected;
            }
            SQLException expected = failure;
            if (expected != null) {
                throw expected;
            }
            SQLiteConnection connection = super.getConnection(user, password);
            if (Thread.currentThread() == test) {
                openedHere.add(connection);
            }
            return connection;
        }
    }

    /** Keeps the started tasks, and executes them without a pause. */
    private final class Probes implements Threads {

        private final List<Runnable> tasks = new ArrayList<>();
        private int failuresBeforeRepair;
        private boolean isInterrupted;
        private @Nullable Error error;

        void run() {
            tasks.remove(0).run();
        }

        @Override
        public void startDaemon(String name, Runnable task) {
            if (error != null) {
                throw error;
            }
            tasks.add(task);
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            if (isInterrupted) {
                throw new InterruptedException();
            }
            if (failuresBeforeRepair > 0 && --failuresBeforeRepair == 0) {
                source.failure = null;
            }
        }

        @Override
        public void yieldNow() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sleepUpTo(Duration limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T join(CompletableFuture<T> future) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean tryAcquire(Semaphore permits, Duration timeout) {
            throw new UnsupportedOperationException();
        }
    }
}
