package dev.attachphone.suite.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import dev.attachphone.openapi.Contract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns of the contract have the meaning of ECMA-262. */
final class ContractSchemasTest {

    private static final JsonSchema NUMBER = ContractSchemas.compile(
            Contract.load().operation("attachPhoneNumber").requestSchema().at("/properties/numbers/items"));

    @ParameterizedTest
    @CsvSource({"'+918062810341', true", "'+918062810341\n', false", "'\n+918062810341', false", "918062810341, false"})
    void aPatternMatchesTheWholeText(String number, boolean valid) {
        assertEquals(valid, NUMBER.validate(TextNode.valueOf(number)).isEmpty());
    }
}
