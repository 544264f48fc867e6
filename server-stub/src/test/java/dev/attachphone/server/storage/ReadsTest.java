package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.registry.NumberRegistry.Filter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadsTest {

    @TempDir
    private Path directory = Path.of("");

    private HikariDataSource pool;

    @BeforeEach
    void open() {
        String url = "sqlite:" + directory.resolve("attach.db");
        Database.open(url, Clock.systemUTC()).close();
        pool = new HikariDataSource(Sqlite.configuration(url));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void whatIsOneTooManyWaitsAndHoldsUpNobodyElse() throws Exception {
        Reads lists = new Reads(pool, 1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicBoolean firstIsOver = new AtomicBoolean();
        AtomicBoolean inOrder = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        Thread first = new Thread(() -> lists.read(statements -> {
            begun.countDown();
            await(released);
            firstIsOver.set(true);
            return 1;
        }));
        Thread second = new Thread(() -> lists.read(statements -> {
            inOrder.set(firstIsOver.get());
            return 2;
        }));
        first.start();
        begun.await();
        second.start();
        while (second.getState() != Thread.State.TIMED_WAITING && second.isAlive()) {
            Thread.onSpinWait();
        }

        assertEquals(3, new Reads(pool, 1).<Integer>read(statements -> 3));

        released.countDown();
        first.join();
        second.join();
        assertTrue(inOrder.get());
    }

    @Test
    void whatWaitsForTooLongIsRefused() throws Exception {
        Reads lists = new Reads(pool, 1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Thread first = new Thread(() -> lists.read(statements -> {
            begun.countDown();
            await(released);
            return 1;
        }));
        first.start();
        begun.await();

        OverloadedException refused =
                assertThrows(OverloadedException.class, () -> lists.<Integer>read(statements -> 2));

        assertEquals("lists", refused.what());
        released.countDown();
        first.join();
        assertEquals(3, lists.<Integer>read(statements -> 3));
    }

    @ParameterizedTest
    @CsvSource({"PENDING,, attachment_pending", "INACTIVE,, attachment_inactive", ", TEST, attachment_with_purpose"})
    void aListOfTheRareReadsNoOthers(AttachmentStatus status, String purpose, String index) {
        Conditions conditions = JdbcNumberRegistry.conditions(new Filter(null, null, null, status, purpose), "");

        List<String> plan = new Reads(pool, 1)
                .read(statements -> statements.query(
                        "EXPLAIN QUERY PLAN " + JdbcNumberRegistry.list(conditions),
                        row -> row.getString("detail"),
                        conditions.parametersAnd(10)));

        assertEquals(1, plan.size(), plan.toString());
        assertTrue(plan.get(0).contains(index), plan.toString());
    }

    private static void await(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
