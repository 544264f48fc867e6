package dev.attachphone.server.storage.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.RequestTimings;
import dev.attachphone.server.attach.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Writes that wait, time out or are rejected, and their timings. */
final class GroupCommitWaitTest extends AbstractGroupCommitTest {

    private static final Duration SLOW = Duration.ofMillis(50);

    @Test
    void lockTimeoutFailsTheWholeGroup() {
        PendingWrite<String> heldUp = new PendingWrite<>("1", jdbcSession -> {
            throw new StoreException("update failed", new SQLException("no lock", "55P03"));
        });
        PendingWrite<String> next = new PendingWrite<>("2", jdbcSession -> "would wait as long");

        new GroupTransaction(pool, StorageListener.NONE).commit(List.of(heldUp, next));

        assertThrows(StoreException.class, heldUp::await);
        assertThrows(StoreException.class, next::await);
    }

    @Test
    void writeIsRejectedWhenTheQueueIsFull() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CompletableFuture<String> blocker = new CompletableFuture<>();
        inThread(() -> blocker.complete(commits.run(jdbcSession -> {
            begun.countDown();
            await(released);
            return "released";
        })));
        begun.await();
        try {
            for (int i = 0; i < MAX_QUEUE; i++) {
                int x = i;
                commits.commitsWithin(Duration.ZERO, jdbcSession -> jdbcSession.update("INSERT INTO t VALUES (?)", x));
            }
            assertThrows(OverloadedException.class, () -> insert(MAX_QUEUE));
            assertFalse(commits.commitsWithin(Duration.ofDays(1), jdbcSession -> "never"));
        } finally {
            released.countDown();
        }

        assertEquals("released", blocker.join());
        assertEquals(MAX_QUEUE, count());
    }

    @Test
    void timingsAreSplitIntoStatementsAndCommit() {
        RequestTimings spent = RequestTimings.begin();
        long begin = System.nanoTime();
        try {
            commits.run(jdbcSession -> {
                sleep(SLOW);
                return jdbcSession.update("INSERT INTO t VALUES (1)");
            });
        } finally {
            RequestTimings.end();
        }
        long whole = System.nanoTime() - begin;

        assertTrue(spent.statementNanos() >= SLOW.toNanos());
        assertTrue(spent.commitNanos() > 0);
        assertTrue(spent.queueNanos() + spent.statementNanos() + spent.commitNanos() <= whole);
    }

    @Test
    void timingsOfAFailedWriteExcludeTheCommitOfItsGroup() throws Exception {
        PendingWrite<Integer> failing =
                new PendingWrite<>("1", jdbcSession -> jdbcSession.update("INSERT INTO nowhere"));
        PendingWrite<Integer> other =
                new PendingWrite<>("2", jdbcSession -> jdbcSession.update("INSERT INTO t VALUES (1)"));
        failing.begin(System.nanoTime());
        other.begin(System.nanoTime());

        new GroupTransaction(pool, StorageListener.NONE).commit(List.of(failing, other));

        assertEquals(1, other.await());
        assertThrows(StoreException.class, failing::await);
        assertEquals(0, failing.commitNanos());
        assertTrue(failing.statementNanos() > 0);
        assertTrue(other.commitNanos() > 0);
    }

    @Test
    void writeAfterCloseFails() {
        commits.close();
        assertThrows(StoreException.class, this::count);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
