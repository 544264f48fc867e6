package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentNegotiationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/Json",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                "application/json; charset=utf8",
                "application/json; profile=x",
                "application/json;",
                "application/json;; charset=utf-8"
            })
    void isJson(String contentType) {
        assertTrue(ContentNegotiation.isJson(List.of(contentType)), contentType);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "json",
                "text/json",
                "application/*",
                "*/*",
                "application/jsonp",
                "application/problem+json",
                "application/json; charset=utf-16",
                "application/json; charset=",
                "application/json, text/plain",
                "application/json; foo",
                "application/json;;;==",
                "application/json; charset = utf-8",
                "application/json; charset=utf-8; charset=latin1",
                "application/json; a=b c",
                "application/json; a=\"b"
            })
    void isNotJson(String contentType) {
        assertFalse(ContentNegotiation.isJson(List.of(contentType)), contentType);
    }

    @Test
    void aMissingOrRepeatedContentTypeIsNotJson() {
        assertFalse(ContentNegotiation.isJson(List.of()));
        assertFalse(ContentNegotiation.isJson(List.of("application/json", "application/json")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/*",
                "application/json",
                "text/html, application/json;q=0.1",
                "text/html, */*;q=0.8",
                "*/*;q=0, application/json",
                "nonsense, application/json",
                "application/json;q=high, */*",
                "application/json;q=high",
                "application/json;q=2",
                "application/json;q=-1",
                "application/json;q=.2",
                "application/json;profile=\"a,b\", text/html",
                "application/json;version=2;q=0, application/json",
                "*/*;q=0, */*",
                "application/json; ;q=1",
                "application/json;q=\"1\"",
                "application/json;q=0;q=1"
            })
    void acceptsJson(String accept) {
        assertTrue(ContentNegotiation.acceptsJson(List.of(accept)), accept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/*",
                "application/xml",
                "application/json;q=0",
                "*/*, application/json;q=0.0",
                "application/*;q=0, */*",
                "application/json;q",
                "application/json; q = 1",
                "application/json;q=1;q=0",
                "application/json;\"",
                "application/json;a=\"b, application/json",
                "*/json",
                "nonsense"
            })
    void doesNotAcceptJson(String accept) {
        assertFalse(ContentNegotiation.acceptsJson(List.of(accept)), accept);
    }

    @Test
    void acceptsVeryLongHeaders() {
        assertTrue(ContentNegotiation.acceptsJson(List.of("x/y;a=\"" + "\\a".repeat(8_000) + "\", application/json")));
        assertTrue(ContentNegotiation.acceptsJson(
                List.of(",".repeat(16_000) + "application/json" + ";a=b".repeat(4_000))));
    }

    @Test
    void aMissingAcceptHeaderAcceptsJson() {
        assertTrue(ContentNegotiation.acceptsJson(List.of()));
    }
}
