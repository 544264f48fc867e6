package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.attach.TimeSpent;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GroupCommitTest {

    private static final int MAX_QUEUE = 40;
    private static final Duration SLOW = Duration.ofMillis(50);

    @TempDir
    private Path directory = Path.of("");

    private HikariDataSource pool;
    private GroupCommit commits;

    @BeforeEach
    void open() {
        pool = new HikariDataSource(Sqlite.configuration("sqlite:" + directory.resolve("group.db")));
        commits = new GroupCommit(pool, new Engine.Writers(1, 512, ""), MAX_QUEUE, StorageListener.NONE);
        commits.run(statements -> {
            statements.update("CREATE TABLE t (x INTEGER PRIMARY KEY)");
            return "created";
        });
    }

    @AfterEach
    void close() {
        commits.close();
        pool.close();
    }

    @Test
    void whatHasQueuedUpSharesOneTransactionAndFailsOneByOne() {
        CountDownLatch released = new CountDownLatch(1);
        CompletableFuture<String> blocker = CompletableFuture.supplyAsync(() -> commits.run(statements -> {
            await(released);
            return "released";
        }));
        // Of each pair with the same number one fails; all of them queue up behind the blocker.
        List<CompletableFuture<Long>> queued = new ArrayList<>();
        IntStream.range(0, 40)
                .forEach(i -> queued.add(CompletableFuture.supplyAsync(() -> insert(i / 2), this::inThread)));
        released.countDown();

        assertEquals("released", blocker.join());
        long failed = queued.stream()
                .map(future -> future.handle((value, failure) -> failure))
                .filter(future -> future.join() != null)
                .count();
        assertEquals(20, failed);
        assertEquals(20L, count());
    }

    @Test
    void workThatFailsLeavesNothingBehind() {
        assertThrows(
                StoreException.class,
                () -> commits.run(statements -> {
                    statements.update("INSERT INTO t VALUES (1)");
                    statements.update("INSERT INTO nowhere VALUES (1)");
                    return "never";
                }));
        assertEquals(0L, count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "23505"})
    void workThatMetAnotherWriterIsRunAgain(String state) {
        AtomicInteger runs = new AtomicInteger();

        String result = commits.run(statements -> {
            statements.update("INSERT INTO t VALUES (1)");
            if (runs.incrementAndGet() < 4) {
                throw new StoreException("update failed", new SQLException("not now", state));
            }
            return "done";
        });

        assertEquals("done", result);
        assertEquals(4, runs.get());
        assertEquals(1L, count());
    }

    @Test
    void workThatMeetsAnotherWriterEveryTimeFailsInTheEnd() {
        assertThrows(
                StoreException.class,
                () -> commits.run(statements -> {
                    statements.update("INSERT INTO t VALUES (1)");
                    throw new StoreException("update failed", new SQLException("never", "40001"));
                }));
        assertEquals(0L, count());
    }

    @Test
    void aGroupThatIsHeldUpFailsAsAWholeInsteadOfWaitingForEach() {
        PendingWork<String> heldUp = new PendingWork<>("1", statements -> {
            throw new StoreException("update failed", new SQLException("no lock", "55P03"));
        });
        PendingWork<String> next = new PendingWork<>("2", statements -> "would wait as long");

        new GroupTransaction(pool, StorageListener.NONE).commit(List.of(heldUp, next));

        assertThrows(StoreException.class, heldUp::await);
        assertThrows(StoreException.class, next::await);
    }

    @Test
    void workThatFindsTheQueueFullIsRefusedAtOnceAndNotDone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CompletableFuture<String> blocker = new CompletableFuture<>();
        inThread(() -> blocker.complete(commits.run(statements -> {
            begun.countDown();
            await(released);
            return "released";
        })));
        begun.await();
        try {
            for (int i = 0; i < MAX_QUEUE; i++) {
                int x = i;
                commits.commitsWithin(Duration.ZERO, statements -> statements.update("INSERT INTO t VALUES (?)", x));
            }
            assertThrows(OverloadedException.class, () -> insert(MAX_QUEUE));
            assertFalse(commits.commitsWithin(Duration.ofDays(1), statements -> "never"));
        } finally {
            released.countDown();
        }

        assertEquals("released", blocker.join());
        assertEquals(MAX_QUEUE, count());
    }

    @Test
    void timeIsSaidToBeSpentInStatementsOrInTheCommit() {
        TimeSpent spent = TimeSpent.begin();
        long begin = System.nanoTime();
        try {
            commits.run(statements -> {
                sleep(SLOW);
                return statements.update("INSERT INTO t VALUES (1)");
            });
        } finally {
            TimeSpent.end();
        }
        long whole = System.nanoTime() - begin;

        assertTrue(spent.statementNanos() >= SLOW.toNanos(), spent::toString);
        assertTrue(spent.commitNanos() > 0, spent::toString);
        assertTrue(spent.queueNanos() + spent.statementNanos() + spent.commitNanos() <= whole, spent::toString);
    }

    @Test
    void workAfterTheEndFailsInsteadOfWaiting() {
        commits.close();
        assertThrows(StoreException.class, this::count);
    }

    private long insert(int x) {
        return commits.run(statements -> {
            statements.update("INSERT INTO t VALUES (?)", x);
            return (long) x;
        });
    }

    private long count() {
        return commits.run(statements -> statements
                .query("SELECT count(*) FROM t", row -> row.getLong(1))
                .get(0));
    }

    private void inThread(Runnable task) {
        Thread thread = new Thread(task, "caller");
        thread.setDaemon(true);
        thread.start();
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
