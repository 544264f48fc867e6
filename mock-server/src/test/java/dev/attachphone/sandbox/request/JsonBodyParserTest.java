package dev.attachphone.sandbox.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyParserTest {

    private static ParsedBody read(String text) {
        return JsonBodyParser.parse(text.getBytes(StandardCharsets.UTF_8));
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
        assertInstanceOf(ParsedBody.MalformedBody.class, read(text));
    }

    @Test
    void refusesInvalidUtf8() {
        assertEquals(
                new ParsedBody.MalformedBody("the body is not valid UTF-8"),
                JsonBodyParser.parse(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}));
    }

    @Test
    void countsObjectsAndArraysAsLevels() {
        assertInstanceOf(ParsedBody.ObjectBody.class, read("{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}"));
        assertInstanceOf(ParsedBody.MalformedBody.class, read("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}"));
    }

    @Test
    void readsNumbersOfAnyLength() {
        assertInstanceOf(ParsedBody.ObjectBody.class, read("{\"a\":" + "9".repeat(200_000) + "}"));
        assertInstanceOf(ParsedBody.ObjectBody.class, read("{\"a\":1e999999999}"));
    }
}
