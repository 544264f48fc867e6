package dev.attachphone.server.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
final class SqliteDatabaseFaultTest extends AbstractDatabaseFaultTest {

    @TempDir
    private Path directory = Path.of("");

    @Override
    String url() {
        return "sqlite:" + directory.resolve("attach.db");
    }
}
