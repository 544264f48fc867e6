package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ports report whether the database accepts writes. */
@Tag("integration")
final class ReadinessEndpointTest {

    private static final Duration MAX_WAIT = Duration.ofMinutes(2);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void bothPortsFollowTheDatabase() throws Exception {
        String database = "sqlite:" + directory.resolve("attach.db");
        try (ServerProcess server = new ServerProcess(database, directory.resolve("log"));
                Connection other = DriverManager.getConnection("jdbc:" + database);
                Statement statement = other.createStatement()) {
            assertReady(200, server);

            statement.execute("BEGIN IMMEDIATE");
            assertReady(503, server);

            statement.execute("ROLLBACK");
            assertReady(200, server);
        }
    }

    private static void assertReady(int status, ServerProcess server) throws Exception {
        assertReady(status, server, server.api("/health/ready"));
        assertReady(status, server, server.operations("/health/ready"));
    }

    // The result is cached for a second.
    private static void assertReady(int status, ServerProcess server, HttpRequest.Builder request) throws Exception {
        long end = System.nanoTime() + MAX_WAIT.toNanos();
        int found = server.send(request).statusCode();
        while (found != status && System.nanoTime() < end) {
            Thread.sleep(100);
            found = server.send(request).statusCode();
        }
        assertEquals(status, found);
    }
}
