package dev.attachphone.server.storage;

import java.time.Clock;
import org.junit.jupiter.api.Tag;

@Tag("database")
final class PostgresqlAttachPhoneNumbersTest extends AbstractAttachPhoneNumbersTest {

    private final String url = TestPostgresql.emptyDatabase();

    @Override
    Database open(Clock clock) {
        return Database.open(url, clock);
    }
}
