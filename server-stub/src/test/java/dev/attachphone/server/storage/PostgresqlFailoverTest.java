package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.AttachOutcome;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A primary that fails, and a synchronous standby that is promoted while the server runs. */
@Tag("database")
final class PostgresqlFailoverTest {

    @TempDir
    private Path folder = Path.of("");

    // Ends a test that has failed by waiting; a successful one does not depend on it.
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @ValueSource(strings = {"", "?target_session_attrs=read-write"})
    void promotedStandbyIsUsedWithoutARestart(String options) throws Exception {
        try (ReplicatedPostgresql servers = new ReplicatedPostgresql(folder)) {
            String url = "postgresql://postgres@" + servers.hosts() + "/postgres" + options;
            try (Database database = Database.open(url, Clock.systemUTC())) {
                RegistryFixture fixture = RegistryFixture.in(database);
                fixture.agents().create(fixture.account().id(), "b", "Agent B", RegistryFixture.ORIGIN);
                assertInstanceOf(AttachOutcome.Attached.class, fixture.attach("+4930111111"));

                servers.failOver();
                awaitReady(database);

                assertInstanceOf(AttachOutcome.AlreadyAttached.class, fixture.attachTo("b", "+4930111111"));
                assertInstanceOf(AttachOutcome.Attached.class, fixture.attach("+4930222222"));
                assertEquals("2", servers.onStandby("SELECT count(*) FROM attachment"));
            }
            assertTrue(SchemaCheck.of(url).endsWith("is up to date"));
        }
    }

    private static void awaitReady(Database database) {
        while (!database.isReady()) {
            Thread.onSpinWait();
        }
    }
}
