package dev.attachphone.server.storage;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAttachPhoneNumbersTest extends AbstractAttachPhoneNumbersTest {

    @TempDir
    private Path directory = Path.of("");

    @Override
    Database open(Clock clock) {
        return Database.open("sqlite:" + directory.resolve("attach.db"), clock);
    }
}
