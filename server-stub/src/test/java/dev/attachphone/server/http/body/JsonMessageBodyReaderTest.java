package dev.attachphone.server.http.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonMessageBodyReaderTest {

    private final JsonMessageBodyReader reader = new JsonMessageBodyReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"agent_name\": \"\\ud800\"}",
                "{\"agent_name\": \"\\uDFFF\"}",
                "{\"agent_name\": \"\\udc00\\ud800\"}",
                "{\"\\ud83d\": 1}",
                "{\"a\": {\"b\": [\"x\\udbffy\"]}}"
            })
    void anUnpairedSurrogateMakesABodyMalformed(String body) {
        assertThrows(MalformedBodyException.class, () -> read(body));
    }

    @Test
    void aPairOfSurrogatesAndAnEscapedBackslashAreText() throws IOException {
        assertEquals(
                "\ud83d\ude00 \\ud800",
                read("{\"a\": \"\\ud83d\\ude00 \\\\ud800\"}").path("a").asText());
    }

    private JsonNode read(String body) throws IOException {
        return reader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), JsonNode.class);
    }
}
