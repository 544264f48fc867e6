package dev.attachphone.sandbox.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private static Body read(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "[]",
                "\"a\"",
                "{",
                "{} {}",
                "{}x",
                "{'a':1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "{\"a\":NaN}",
                "\ufeff{}"
            })
    void refuses(String text) {
        assertInstanceOf(Body.Malformed.class, read(text));
    }

    @Test
    void refusesInvalidUtf8() {
        assertEquals(
                new Body.Malformed("the body is not valid UTF-8"),
                StrictJson.read(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}));
    }

    @Test
    void countsObjectsAndArraysAsLevels() {
        assertInstanceOf(Body.Read.class, read("{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}"));
        assertInstanceOf(Body.Malformed.class, read("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}"));
    }

    @Test
    void readsNumbersOfAnyLength() {
        assertInstanceOf(Body.Read.class, read("{\"a\":" + "9".repeat(200_000) + "}"));
        assertInstanceOf(Body.Read.class, read("{\"a\":1e999999999}"));
    }
}
