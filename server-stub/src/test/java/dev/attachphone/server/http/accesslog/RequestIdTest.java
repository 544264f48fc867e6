package dev.attachphone.server.http.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.http.FailingServer;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestIdTest {

    @RegisterExtension
    private final FailingServer server = new FailingServer();

    @ParameterizedTest
    @ValueSource(strings = {"caller-3", "A.b_c-9", "123456", "1234567890123456", "4915112345678a"})
    void keepsAWellFormedRequestId(String id) throws Exception {
        assertEquals(Optional.of(id), server.post(id).headers().firstValue("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4915112345678", "49-151-1234.5678", "1234567"})
    void replacesAPhoneNumber(String number) throws Exception {
        String given = server.post(number).headers().firstValue("X-Request-Id").orElseThrow();

        assertNotEquals(number, given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with space", "quote\"", "12345678901234567890123456789012345678901234567890123456789012345"})
    void replacesAMalformedRequestId(String id) throws Exception {
        String given = server.post(id).headers().firstValue("X-Request-Id").orElseThrow();

        assertTrue(given.matches("[A-Za-z0-9._-]{1,64}"), given);
    }
}
