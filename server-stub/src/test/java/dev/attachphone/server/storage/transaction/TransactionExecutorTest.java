package dev.attachphone.server.storage.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.attachphone.server.attach.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransactionExecutorTest {

    private static final SqlDialect DIALECT = new SqlDialect("json_each(?)", "", "", Optional.empty());

    @TempDir
    private Path directory = Path.of("");

    private final AtomicInteger retries = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private ConnectionPool pool;
    private TransactionExecutor transactions;

    @BeforeEach
    void open() {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl("jdbc:sqlite:" + directory.resolve("t.db"));
        pool = new ConnectionPool(source, DIALECT, () -> true);
        transactions = new TransactionExecutor(pool, 1, new StorageListener() {
            @Override
            public void writeRetried() {
                retries.incrementAndGet();
            }

            @Override
            public void writeFailed() {
                failures.incrementAndGet();
            }
        });
        transactions.run(session -> session.update("CREATE TABLE t (x INTEGER PRIMARY KEY)"));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private int count() {
        return pool.read(session -> session.query("SELECT count(*) FROM t", row -> row.getInt(1)))
                .get(0);
    }

    @Test
    void failedWorkIsRolledBackAndItsCauseIsThrown() {
        StoreException failure = assertThrows(
                StoreException.class,
                () -> transactions.run(session -> {
                    session.update("INSERT INTO t VALUES (1)");
                    return session.update("INSERT INTO nowhere VALUES (1)");
                }));

        assertTrue(
                failure.messageChain().startsWith("update failed: INSERT INTO nowhere VALUES (1): [SQLITE"),
                failure.messageChain());
        assertEquals(0, count());
        assertEquals(1, failures.get());
    }

    @Test
    void failureOfTheCallersCodeIsThrownAsItIs() {
        IllegalStateException failure = new IllegalStateException("of the caller");

        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> transactions.run(session -> {
                            session.update("INSERT INTO t VALUES (1)");
                            throw failure;
                        })));
        assertEquals(0, count());
        assertEquals(0, failures.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "23505", "23503"})
    void workIsRepeatedAfterAConflict(String state) {
        AtomicInteger runs = new AtomicInteger();

        String result = transactions.run(session -> {
            session.update("INSERT INTO t VALUES (1)");
            if (runs.incrementAndGet() < 4) {
                throw new StoreException("update failed", new SQLException("not now", state));
            }
            return "done";
        });

        assertEquals("done", result);
        assertEquals(4, runs.get());
        assertEquals(3, retries.get());
        assertEquals(1, count());
    }

    @Test
    void workFailsAfterTheLastRetry() {
        assertThrows(
                StoreException.class,
                () -> transactions.run(session -> {
                    session.update("INSERT INTO t VALUES (1)");
                    throw new StoreException("update failed", new SQLException("never", "40001"));
                }));

        assertEquals(0, count());
        assertEquals(7, retries.get());
        assertEquals(1, failures.get());
    }

    @Test
    void timingsAreSplitIntoStatementsAndCommit() {
        WriteTimings timings = new WriteTimings();
        long begin = System.nanoTime();
        transactions.run(session -> session.update("INSERT INTO t VALUES (1)"), timings);
        long whole = System.nanoTime() - begin;

        assertTrue(timings.statementNanos() > 0);
        assertTrue(timings.commitNanos() > 0);
        assertTrue(timings.statementNanos() + timings.commitNanos() <= whole);
    }

    @Test
    void replacedFileIsRecognizedBeforeAWriteIsAcknowledged() {
        pool.close();
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl("jdbc:sqlite:" + directory.resolve("t.db"));
        pool = new ConnectionPool(source, DIALECT, () -> false);

        StoreException failure = assertThrows(
                StoreException.class,
                () -> new TransactionExecutor(pool, 1, StorageListener.NONE)
                        .run(session -> session.update("INSERT INTO t VALUES (1)")));

        assertEquals("the file of the database was removed or replaced", failure.getMessage());
    }
}
