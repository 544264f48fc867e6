package dev.attachphone.server.storage;

import org.junit.jupiter.api.Tag;

@Tag("database")
final class PostgresqlDatabaseFaultTest extends AbstractDatabaseFaultTest {

    @Override
    String url() {
        return TestPostgresql.emptyDatabase();
    }
}
