package dev.attachphone.server.storage.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.StoreException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadExecutorTest {

    private static final SqlDialect DIALECT = new SqlDialect("json_each(?)", "", "", Optional.empty());

    @TempDir
    private Path directory = Path.of("");

    private ConnectionPool pool;
    private ReadExecutor lists;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicBoolean firstIsOver = new AtomicBoolean();
    private final AtomicBoolean inOrder = new AtomicBoolean();
    private final Thread first = new Thread(() -> lists.<Integer>read(jdbcSession -> {
        begun.countDown();
        await(released);
        firstIsOver.set(true);
        return 1;
    }));
    private final Thread second = new Thread(() -> lists.<Integer>read(jdbcSession -> {
        inOrder.set(firstIsOver.get());
        return 2;
    }));

    @BeforeEach
    void open() {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl("jdbc:sqlite:" + directory.resolve("read.db"));
        source.setMaximumPoolSize(2);
        pool = new ConnectionPool(source, DIALECT, () -> true);
        lists = new ReadExecutor(pool, 1);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void readOverTheLimitWaitsWithoutBlockingOtherExecutors() throws Exception {
        first.start();
        begun.await();
        second.start();
        awaitWaiting(second);

        assertEquals(3, new ReadExecutor(pool, 1).<Integer>read(jdbcSession -> 3));

        released.countDown();
        first.join();
        second.join();
        assertTrue(inOrder.get());
    }

    @Test
    void readIsRejectedAfterTheTimeoutAndReleasesNoPermit() throws Exception {
        first.start();
        begun.await();

        OverloadedException refused =
                assertThrows(OverloadedException.class, () -> lists.<Integer>read(jdbcSession -> 2));

        assertEquals(OverloadedException.ExhaustedResource.LISTS, refused.resource());
        second.start();
        awaitWaiting(second);
        released.countDown();
        first.join();
        second.join();
        assertTrue(inOrder.get());
        assertEquals(3, lists.<Integer>read(jdbcSession -> 3));
    }

    @Test
    void failedReadReleasesItsPermit() {
        assertThrows(StoreException.class, () -> lists.read(jdbcSession -> jdbcSession.update("no SQL")));

        assertEquals(3, lists.<Integer>read(jdbcSession -> 3));
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
