package dev.attachphone.sandbox.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonNumberReplacerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1}                           | {"a":0}
            {"a":-12.5e+7,"b":[3, 44 ,[555]]} | {"a":0       ,"b":[0, 0  ,[0  ]]}
            {"ä":"é\\"1","12":20}             | {"ä":"é\\"1","12":0 }
            {"a":"\\ud800 1","b": 10, "c":{}} | {"a":"\\ud800 1","b": 0 , "c":{}}
            {"a":[true,null,"7"]}             | {"a":[true,null,"7"]}
            """)
    void stayWhereTheNumbersWere(String json, String plain) {
        byte[] bytes = JsonNumberReplacer.withZeros(json.getBytes(StandardCharsets.UTF_8));

        assertEquals(plain, new String(bytes, StandardCharsets.UTF_8));
    }
}
