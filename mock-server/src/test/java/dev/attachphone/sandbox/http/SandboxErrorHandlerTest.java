package dev.attachphone.sandbox.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.sandbox.request.ServedOperations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxErrorHandlerTest {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void errorsOfEveryMethodHaveABody(String method) {
        assertTrue(new SandboxErrorHandler(new ServedOperations(Contract::load)).errorPageForMethod(method));
    }
}
