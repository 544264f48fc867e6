package dev.attachphone.sandbox.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonNumberReplacerTest {

    private static Optional<String> replaced(String json) {
        ParsedBody body = JsonBodyParser.parse(json.getBytes(StandardCharsets.UTF_8), 64);
        return JsonNumberReplacer.withZeros(((ParsedBody.ObjectBody) body).json())
                .map(ObjectNode::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1}                           | {"a":0}
            {"a":-12.5e+7,"b":[3, 44 ,[555]]} | {"a":0,"b":[0,0,[0]]}
            {"ä":"é\\"1","12":20}             | {"ä":"é\\"1","12":0}
            {"a":1e9999999999,"b":null}       | {"a":0,"b":null}
            """)
    void everyNumberIsReplacedByZero(String json, String expected) {
        assertEquals(Optional.of(expected), replaced(json));
    }

    @Test
    void aBodyWithoutNumbersIsNotCopied() {
        assertEquals(Optional.empty(), replaced("{\"a\":[true,null,\"7\"],\"1\":{}}"));
    }
}
