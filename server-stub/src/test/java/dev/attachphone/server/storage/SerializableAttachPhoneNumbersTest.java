package dev.attachphone.server.storage;

import java.time.Clock;

/** PostgreSQL in the isolation that distributed engines have by default, in which any transaction may be told to try again. */
final class SerializableAttachPhoneNumbersTest extends AttachPhoneNumbersContract {

    private final String url = TestPostgresql.emptyDatabase("serializable");

    @Override
    Database open(Clock clock) {
        return Database.open(url, clock);
    }
}
