package dev.attachphone.server.storage.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.attachphone.server.attach.StoreException;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** The probe of an unreachable database, whose thread is executed by the test. */
final class ConnectionPoolTest {

    private final Probes probes = new Probes();
    private final OptionalDataSource source = new OptionalDataSource();
    private final HikariDataSource hikari = new HikariDataSource();
    private final ConnectionPool pool =
            new ConnectionPool(hikari, new SqlDialect("json_each(?)", "", Optional.empty()), () -> true, probes);

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
        assertThrows(StoreException.class, this::read);
        assertFalse(pool.isReachable());
        assertEquals(
                "the database is unreachable",
                assertThrows(StoreException.class, this::read).getMessage());
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
        assertThrows(StoreException.class, this::read);
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
        assertThrows(StoreException.class, this::read);
        source.bug = new IllegalStateException("a bug of the driver");
        assertThrows(IllegalStateException.class, probes::run);
        source.bug = null;

        assertThrows(StoreException.class, this::read);
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
        assertThrows(OutOfMemoryError.class, this::read);
        source.failure = null;

        assertEquals(1, read());
    }

    private void open() {
        source.setUrl("jdbc:sqlite:" + directory.resolve("t.db"));
        hikari.setDataSource(source);
        hikari.setInitializationFailTimeout(-1);
        hikari.setConnectionTimeout(250);
        hikari.setMaximumPoolSize(1);
    }

    private int read() {
        return pool.read(session -> session.query("SELECT 1", row -> row.getInt(1)))
                .get(0);
    }

    /** Opens no connection while it has a failure. */
    private static final class OptionalDataSource extends SQLiteDataSource {

        private volatile @Nullable SQLException failure;
        private volatile @Nullable RuntimeException bug;

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
            return super.getConnection(user, password);
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
