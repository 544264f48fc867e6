package dev.attachphone.sandbox.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeErrorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void giveEveryMethodBody(String method) {
        assertTrue(new EnvelopeErrors(Contract.load().operation("attachPhoneNumber")).errorPageForMethod(method));
    }
}
