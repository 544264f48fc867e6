package dev.attachphone.server.storage;

import java.time.Clock;
import org.junit.jupiter.api.Tag;

/** PostgreSQL with serializable isolation, the default of distributed databases, in which any transaction may be aborted. */
@Tag("database")
final class SerializableAttachPhoneNumbersTest extends AbstractAttachPhoneNumbersTest {

    private final String url = TestPostgresql.emptyDatabase("serializable");

    @Override
    Database open(Clock clock) {
        return Database.open(url, clock);
    }
}
