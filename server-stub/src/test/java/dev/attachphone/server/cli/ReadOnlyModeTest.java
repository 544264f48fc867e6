package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.TestPostgresql;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --read-only}. */
@Tag("integration")
final class ReadOnlyModeTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void lookupsAreServedAndWritesAreRefusedOnSqlite() throws Exception {
        serveReadOnly(sqlite());
    }

    @Test
    @Tag("database")
    void lookupsAreServedAndWritesAreRefusedOnPostgresql() throws Exception {
        serveReadOnly(TestPostgresql.emptyDatabase());
    }

    private void serveReadOnly(String database) throws Exception {
        try (ServerProcess server = new ServerProcess(database, directory.resolve("log"))) {
            assertEquals(200, server.attach("+4930").statusCode());
        }
        try (ServerProcess server = new ServerProcess(database, directory.resolve("read-only.log"), "--read-only")) {
            HttpResponse<String> refused = server.attach("+4931");
            assertEquals(503, refused.statusCode());
            assertEquals("30", refused.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(refused.body().contains("\"code\":503"), refused.body());
            // It changes nothing.
            assertEquals(200, server.attach("+4930").statusCode());
            assertEquals(400, server.attach("4931").statusCode());
            assertEquals(200, operation(server, "GET", "/numbers/+4930", "").statusCode());
            assertEquals(200, operation(server, "GET", "/agents", "").statusCode());
            assertEquals(503, operation(server, "DELETE", "/numbers/+4930", "").statusCode());
            assertEquals(
                    503,
                    operation(server, "PATCH", "/numbers/+4930", "{\"purpose\": \"TEST\"}")
                            .statusCode());
            assertEquals(
                    503,
                    operation(server, "POST", "/accounts", "{\"name\": \"new\"}")
                            .statusCode());
            assertEquals(200, server.send(server.api("/health/ready")).statusCode());
            assertTrue(server.scrape().contains("attach_refusals_total{limit=\"maintenance\""), server.scrape());
        }
        String log = Files.readString(directory.resolve("read-only.log"));
        assertTrue(log.contains("answer=overloaded-maintenance"), log);
        assertFalse(log.contains("ERROR"), log);
        try (Database unchanged = Database.open(database, Clock.systemUTC())) {
            assertTrue(unchanged.registries().numbers().find("+4931").isEmpty());
            assertTrue(unchanged.registries().numbers().find("+4930").isPresent());
        }
    }

    @Test
    void aDatabaseThatMustBeCreatedOrMigratedIsRefused() throws IOException {
        CommandResult.run("serve", "--read-only", "--port", "0", "--database", sqlite())
                .assertRefused("without --read-only first");
        assertFalse(Files.exists(directory.resolve("attach.db")));

        Flyway.configure()
                .dataSource("jdbc:" + sqlite(), null, null)
                .locations("classpath:db/sqlite")
                .target("4")
                .load()
                .migrate();
        CommandResult.run("serve", "--read-only", "--port", "0", "--database", sqlite())
                .assertRefused("without --read-only first");
    }

    private static HttpResponse<String> operation(ServerProcess server, String method, String path, String body)
            throws IOException, InterruptedException {
        return server.send(server.operations(path)
                .header("Authorization", "Bearer " + ServerProcess.OPERATOR_TOKEN)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private String sqlite() {
        return "sqlite:" + directory.resolve("attach.db");
    }
}
