package dev.attachphone.server;

import dev.attachphone.server.storage.TestPostgresql;
import org.junit.jupiter.api.Tag;

@Tag("database")
final class PostgresqlMetricsTest extends MetricsContract {

    @Override
    String database() {
        return TestPostgresql.emptyDatabase();
    }
}
