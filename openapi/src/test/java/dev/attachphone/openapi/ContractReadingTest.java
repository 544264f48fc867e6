package dev.attachphone.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ContractReadingTest {

    @Test
    void aReferenceThatPointsToNothingIsInvalid() {
        assertInvalid("the reference #/components/nothing points to nothing", """
                paths:
                  /a:
                    post:
                      requestBody: {$ref: '#/components/nothing'}
                """);
    }

    @Test
    void aReferenceToAnotherDocumentIsInvalid() {
        assertInvalid("the reference other.yaml does not start with #/", """
                paths:
                  /a:
                    post:
                      requestBody: {$ref: other.yaml}
                """);
    }

    @Test
    void aCycleOfReferencesIsInvalid() {
        assertInvalid("references form a cycle or are nested too deep: #/b", """
                paths:
                  /a:
                    post:
                      requestBody: {$ref: '#/b'}
                b: {$ref: '#/b'}
                """);
    }

    @Test
    void aResponseWithoutAStatusIsInvalid() {
        assertInvalid("'2XX' is not the status of a response", """
                paths:
                  /a:
                    post:
                      responses:
                        2XX:
                          content:
                            application/json:
                              examples:
                                created: {value: {}}
                """);
    }

    @Test
    void aPatternThatIsNoRegularExpressionIsInvalid() {
        InvalidContractException e = assertThrows(
                InvalidContractException.class, () -> read("components: {schemas: {PhoneNumber: {pattern: '['}}}"));
        assertEquals(
                "#/components/schemas/PhoneNumber/pattern must be a regular expression",
                String.valueOf(e.getMessage()).replaceFirst("(?s): .*", ""));
    }

    @Test
    void aLimitThatTheContractDoesNotHaveIsReported() throws IOException {
        Contract empty = read("paths: {}");

        InvalidContractException e = assertThrows(InvalidContractException.class, empty::limits);
        assertEquals("the contract has no x-limits", e.getMessage());
    }

    @Test
    void aDuplicateKeyIsNotYaml() {
        assertThrows(JsonProcessingException.class, () -> read("paths: {}\npaths: {}\n"));
    }

    private static void assertInvalid(String message, String yaml) {
        assertEquals(
                message,
                assertThrows(InvalidContractException.class, () -> read(yaml)).getMessage());
    }

    private static Contract read(String yaml) throws IOException {
        return Contract.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
