package dev.attachphone.sandbox.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/json;charset=UTF-8",
                "application/json ; Charset=\"utf8\"",
                "application/json;",
                "application/json;; charset=utf-8",
                "application/json; profile=\"a;charset=latin1\""
            })
    void isJson(String value) {
        assertTrue(ContentTypeHeader.finding(List.of(value)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/jsonp",
                "application/json;charset=latin1",
                "application/json;charset=",
                "application/json; charset = utf-8",
                "application/json; charset =utf-8",
                "application/json; foo",
                "application/json;charset=utf-8;charset=latin1",
                "application/json; a=b c",
                "application/json; a=\"b",
                "",
                "application/json, text/html"
            })
    void isNotJson(String value) {
        assertTrue(ContentTypeHeader.finding(List.of(value)).isPresent());
    }

    @Test
    void thereMustBeExactlyOne() {
        assertEquals(
                "there is no Content-Type",
                ContentTypeHeader.finding(List.of()).orElseThrow().reason());
        assertTrue(ContentTypeHeader.finding(List.of("application/json", "application/json"))
                .isPresent());
    }
}
