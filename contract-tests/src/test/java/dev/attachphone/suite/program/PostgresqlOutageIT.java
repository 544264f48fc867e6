package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.suite.program.client.AttachLoad;
import dev.attachphone.suite.program.client.AttachRecord;
import dev.attachphone.suite.program.client.DemoAccountClient;
import dev.attachphone.suite.program.client.OwnershipAssertions;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.RestartablePostgresql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away under load and comes back; the server is not touched. */
@Tag("database")
@Tag("full")
class PostgresqlOutageIT {

    private static final int ATTACHES = 200;
    private static final NamedAnswer ATTACHED = DemoAccountClient.ATTACH.answer("attached");
    private static final NamedAnswer FAILED = DemoAccountClient.ATTACH.answer("internal-server-error");

    // Every client gets one when its connection breaks; the others find the database away.
    private static final int FAILURES = 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void outageIsAnsweredWith500AndLosesNothingAcknowledged() throws Exception {
        try (RestartablePostgresql database =
                        RestartablePostgresql.slow(Files.createDirectory(folder.resolve("data")));
                PackagedProgram server = PackagedProgram.server(folder, database.url());
                AttachLoad attachLoad = new AttachLoad(List.of(server.target()))) {
            DemoAccountClient client = new DemoAccountClient(server.target());
            attachLoad.await(ATTACHED.status(), ATTACHES);
            database.crash();
            attachLoad.await(FAILED.status(), FAILURES);
            client.awaitStatus("/health/ready", 503);
            assertEquals(200, client.status("/health/live"));
            database.startAgain();
            attachLoad.await(ATTACHED.status(), ATTACHES);
            client.awaitStatus("/health/ready", 200);
            List<AttachRecord> attempts = attachLoad.end();
            attempts.forEach(PostgresqlOutageIT::requireDocumented);
            OwnershipAssertions.require(client, attempts);
        }
    }

    /** No answer at all is not among what is documented. */
    private static void requireDocumented(AttachRecord attempt) {
        assertTrue(attempt.isAcknowledged() || attempt.status() == FAILED.status(), attempt.toString());
        if (!attempt.isAcknowledged()) {
            assertEquals(FAILED.body(), attempt.body());
        }
    }
}
