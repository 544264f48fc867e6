package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteHistoryRetentionTest extends AbstractHistoryRetentionTest {

    @TempDir
    private Path directory = Path.of("");

    @Override
    String url() {
        return "sqlite:" + directory.resolve("attach.db");
    }

    @Override
    String series(int count) {
        return "WITH RECURSIVE series(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < " + count
                + ") SELECT i FROM series";
    }

    @Test
    void eventsWithinAMonthAreRemoved() {
        attach("2026-01-10T00:00:00Z", "+15");
        attach("2026-01-20T00:00:00Z", "+16");

        assertEquals(1, remove(Instant.parse("2026-01-15T00:00:00Z"), false).events());
    }
}
