package dev.attachphone.server.storage;

import java.time.Clock;
import org.junit.jupiter.api.Tag;

/** PostgreSQL in the isolation that distributed engines have by default, in which any transaction may be told to try again. */
@Tag("database")
final class SerializableAttachPhoneNumbersTest extends AbstractAttachPhoneNumbersTest {

    private final String url = TestPostgresql.emptyDatabase("serializable");

    @Override
    Database open(Clock clock) {
        return Database.open(url, clock);
    }
}
