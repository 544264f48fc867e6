package dev.attachphone.sandbox.request;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest {

    private static boolean accepted(String value) {
        return AcceptHeader.finding(List.of(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "*/*",
                "application/*",
                "Application/JSON",
                "text/html, */*;q=0.1",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "*/*;q=0, application/json",
                "application/json;q=0.001",
                "nonsense, application/json",
                "application/json; ;q=1",
                "application/json;q=\"1\"",
                "application/json;q=0;q=1",
                "application/json;q=abc",
                "application/json;q=5",
                "*/*;q=-1"
            })
    void acceptsJson(String value) {
        assertTrue(accepted(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/json;q=0",
                "*/*, application/json;q=0.0",
                "application/*;q=0, */*",
                "application/problem+json",
                "application/json;q",
                "application/json; q = 1",
                "application/json;q=1;q=0",
                "application/json;\"",
                "application/json;a=\"b, application/json",
                "*/json",
                "nonsense"
            })
    void excludesJson(String value) {
        assertFalse(accepted(value));
    }
}
