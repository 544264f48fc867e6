package dev.attachphone.server.storage.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that share a transaction, and their retries. */
final class GroupCommitTest extends AbstractGroupCommitTest {

    @Test
    void queuedWritesShareOneTransactionAndFailIndividually() {
        CountDownLatch released = new CountDownLatch(1);
        CompletableFuture<String> blocker = CompletableFuture.supplyAsync(() -> commits.run(jdbcSession -> {
            await(released);
            return "released";
        }));
        // All writes wait for the blocker. Of two writes with the same number, one fails.
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
    void failedWriteIsRolledBackAndReportsItsCauseOnce() {
        StoreException failure = assertThrows(
                StoreException.class,
                () -> commits.run(jdbcSession -> {
                    jdbcSession.update("INSERT INTO t VALUES (1)");
                    jdbcSession.update("INSERT INTO nowhere VALUES (1)");
                    return "never";
                }));
        assertTrue(
                failure.messageChain()
                        .startsWith("the write failed: update failed: INSERT INTO nowhere VALUES (1): [SQLITE"),
                failure.messageChain());
        assertEquals(0L, count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "23505"})
    void conflictingWriteIsRetried(String state) {
        AtomicInteger runs = new AtomicInteger();

        String result = commits.run(jdbcSession -> {
            jdbcSession.update("INSERT INTO t VALUES (1)");
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
    void writeFailsAfterTheLastRetry() {
        assertThrows(
                StoreException.class,
                () -> commits.run(jdbcSession -> {
                    jdbcSession.update("INSERT INTO t VALUES (1)");
                    throw new StoreException("update failed", new SQLException("never", "40001"));
                }));
        assertEquals(0L, count());
    }
}
