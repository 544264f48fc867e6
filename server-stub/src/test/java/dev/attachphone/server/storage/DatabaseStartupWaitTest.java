package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.testing.DaemonProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

// Ends a test that has failed by waiting; a successful one does not depend on it.
@Tag("database")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DatabaseStartupWaitTest {

    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    private Path folder = Path.of("");

    private final Logger logger = (Logger) LoggerFactory.getLogger(DatabaseStartupWait.class);
    private final Log log = new Log();

    /** The messages that were logged and not read yet. */
    private static final class Log extends AppenderBase<ILoggingEvent> {

        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            messages.add(event.getFormattedMessage());
        }
    }

    @BeforeEach
    void attachAppender() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void detachAppender() {
        logger.detachAppender(log);
    }

    @Test
    void serverThatStartsLaterIsAwaitedAndLoggedOnce() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        int port = stoppedServer(data);
        String url = "postgresql://postgres@127.0.0.1:" + port + "/postgres";
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                DatabaseStartupWait.await(url, LONG);
            } catch (InterruptedException | RuntimeException e) {
                failure.set(e);
            }
        });
        waiting.start();

        String logged = log.messages.take();
        try (EmbeddedPostgres started = server(data, port)) {
            waiting.join();
        }

        assertTrue(logged.startsWith("Waiting up to 3600 seconds for " + url), logged);
        assertEquals(List.of(), List.copyOf(log.messages));
        assertEquals(null, failure.get());
    }

    @Test
    void unreachableServerIsReportedAfterTheWait() throws Exception {
        String url = "postgresql://postgres@127.0.0.1:" + stoppedServer(folder) + "/postgres";

        assertThrows(StoreException.class, () -> DatabaseStartupWait.await(url, Duration.ZERO));
        assertEquals(List.of(), List.copyOf(log.messages));
        assertThrows(StoreException.class, () -> DatabaseStartupWait.await(url, Duration.ofNanos(1)));
    }

    @Test
    void promotionOfAStandbyIsAwaited() throws Exception {
        try (ReplicatedPostgresql servers = new ReplicatedPostgresql(folder)) {
            Thread waiting = new Thread(() -> {
                try {
                    DatabaseStartupWait.await(
                            "postgresql://postgres@" + servers.standby() + "/postgres?targetServerType=primary", LONG);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            waiting.start();
            String logged = log.messages.take();

            servers.failOver();
            waiting.join();

            assertTrue(logged.contains("primary"), logged);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong@", "database"})
    void otherErrorsEndTheWaitAtOnce(String wrong) {
        String url = TestPostgresql.emptyDatabase();
        String changed = wrong.endsWith("@")
                ? url.replace(TestPostgresql.ENCODED_PASSWORD + "@", wrong)
                : url.replaceFirst("[^/]*$", wrong);

        assertThrows(StoreException.class, () -> DatabaseStartupWait.await(changed, LONG));
        assertEquals(List.of(), List.copyOf(log.messages));
    }

    @Test
    void sqliteNeedsNoServer() throws Exception {
        Path file = folder.resolve("attach.db");

        DatabaseStartupWait.await("sqlite:" + file, LONG);

        assertTrue(Files.notExists(file));
    }

    private static int stoppedServer(Path data) throws IOException {
        try (EmbeddedPostgres server = server(data, DaemonProcess.freePort())) {
            return server.getPort();
        }
    }

    private static EmbeddedPostgres server(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }
}
