package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.attach.TimeSpent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Work that has to wait, and for how long it says that it did. */
final class GroupCommitWaitTest extends GroupCommitFixture {

    private static final Duration SLOW = Duration.ofMillis(50);

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

        assertTrue(spent.statementNanos() >= SLOW.toNanos());
        assertTrue(spent.commitNanos() > 0);
        assertTrue(spent.queueNanos() + spent.statementNanos() + spent.commitNanos() <= whole);
    }

    @Test
    void workThatFailsByItselfHasSpentNothingInTheCommitOfTheOthers() throws Exception {
        PendingWork<Integer> failing = new PendingWork<>("1", statements -> statements.update("INSERT INTO nowhere"));
        PendingWork<Integer> other =
                new PendingWork<>("2", statements -> statements.update("INSERT INTO t VALUES (1)"));
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
    void workAfterTheEndFailsInsteadOfWaiting() {
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
