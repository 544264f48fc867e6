package dev.attachphone.server.cli;

import dev.attachphone.server.storage.TestPostgresql;
import org.junit.jupiter.api.Tag;

@Tag("database")
@Tag("full")
final class PostgresqlMetricsTest extends AbstractMetricsTest {

    @Override
    String database() {
        return TestPostgresql.emptyDatabase();
    }
}
