package dev.attachphone.server.storage;

import java.time.Clock;
import org.junit.jupiter.api.Tag;

@Tag("database")
final class PostgresqlRegistryTest extends AbstractRegistryTest {

    private final String url = TestPostgresql.emptyDatabase();

    @Override
    Database open(Clock clock) {
        return Database.open(url, clock);
    }
}
