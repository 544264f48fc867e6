package dev.attachphone.sandbox.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyParserTest {

    private static final int MAX_DEPTH = 64;

    private static ParsedBody parse(String text) {
        return JsonBodyParser.parse(text.getBytes(StandardCharsets.UTF_8), MAX_DEPTH);
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
                "\ufeff{}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":[{\"b\":\"x\\uDC00y\"}]}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"\\ud83d\":1}"
            })
    void isMalformed(String text) {
        assertInstanceOf(ParsedBody.MalformedBody.class, parse(text));
    }

    @Test
    void pairsOfSurrogatesAreParsed() {
        assertInstanceOf(
                ParsedBody.ObjectBody.class, parse("{\"a\":\"\\ud83d\\ude00\",\"\\uD83D\\uDE00\":\"\\\\ud800\"}"));
    }

    @Test
    void invalidUtf8IsMalformed() {
        assertEquals(
                new ParsedBody.MalformedBody("the body is not valid UTF-8"),
                JsonBodyParser.parse(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}, MAX_DEPTH));
    }

    @Test
    void objectsAndArraysCountAsLevels() {
        assertInstanceOf(ParsedBody.ObjectBody.class, parse("{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}"));
        assertInstanceOf(ParsedBody.MalformedBody.class, parse("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}"));
    }

    @Test
    void numbersOfAnyLengthAreParsed() {
        assertInstanceOf(ParsedBody.ObjectBody.class, parse("{\"a\":" + "9".repeat(200_000) + "}"));
        assertInstanceOf(ParsedBody.ObjectBody.class, parse("{\"a\":1e999999999}"));
    }
}
