package dev.attachphone.suite.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class BodyTemplateTest {

    private static final BodyTemplate WITH_ANOTHER_FIELD = BodyTemplate.valid("${but-brace},\"x\":1}");

    @Test
    void aFieldIsAddedToAnObjectWithAndWithoutFields() {
        ObjectNode empty = JsonNodeFactory.instance.objectNode();
        assertEquals("{\"x\":1}", raw(empty));
        assertEquals("{\"a\":2,\"x\":1}", raw(empty.deepCopy().put("a", 2)));
    }

    private static String raw(ObjectNode body) {
        ObjectNode send = JsonNodeFactory.instance.objectNode();
        WITH_ANOTHER_FIELD.write(send, body);
        return send.path("raw").asText();
    }
}
