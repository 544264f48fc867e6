package dev.attachphone.server;

import dev.attachphone.server.storage.TestPostgresql;

final class PostgresqlMetricsTest extends MetricsContract {

    @Override
    String database() {
        return TestPostgresql.emptyDatabase();
    }
}
