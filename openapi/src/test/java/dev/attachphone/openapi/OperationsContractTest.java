package dev.attachphone.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OperationsContractTest {

    private final Contract operations = Contract.loadOperations();
    private final JsonNode schemas = operations.document().at("/components/schemas");
    private final JsonNode publicSchemas = Contract.load().document().at("/components/schemas");

    @Test
    void providersStatusesAndNumbersEqualThoseOfThePublicContract() {
        assertEquals(publicSchemas.at("/Provider/enum"), schemas.at("/Provider/enum"));
        assertEquals(publicSchemas.at("/AttachmentStatus/enum"), schemas.at("/NumberStatus/enum"));
        assertEquals(publicSchemas.at("/PhoneNumber/pattern"), schemas.at("/PhoneNumber/pattern"));
    }

    @Test
    void answersInBothContractsHaveTheSameBody() {
        Map<String, JsonNode> publicAnswers = bodies(Contract.load());

        Set<String> shared = bodies(operations).entrySet().stream()
                .filter(answer -> publicAnswers.containsKey(answer.getKey()))
                .peek(answer -> assertEquals(publicAnswers.get(answer.getKey()), answer.getValue(), answer.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertTrue(shared.contains("internal-server-error"), shared.toString());
    }

    private static Map<String, JsonNode> bodies(Contract contract) {
        return contract.operations().stream()
                .flatMap(operation -> operation.answers().values().stream())
                .collect(Collectors.toMap(NamedAnswer::name, NamedAnswer::body, (one, other) -> one));
    }

    @Test
    void itsProvenanceIsOursAndItsSourceExists() {
        assertEquals("ours", operations.document().path("x-provenance").asText());
        assertTrue(Files.isRegularFile(
                Path.of(operations.document().path("x-source").asText())));
    }

    @Test
    void everySuccessOfAnOperationWithABodyHasARequestExample() {
        operations.operations().stream().filter(Operation::hasBody).forEach(operation -> {
            String success = operation.answers().values().stream()
                    .filter(answer -> answer.status() < 300)
                    .map(NamedAnswer::name)
                    .collect(Collectors.joining());
            assertEquals(Set.of(success), operation.requestExamples().keySet(), operation.id());
        });
    }

    @Test
    void everySchemaWithAPatternHasAnXMustSentence() {
        Stream<JsonNode> values = operations.operations().stream()
                .flatMap(operation -> Stream.concat(
                        operation.parameters().stream().map(Operation.Parameter::schema),
                        operation.requestSchema().path("properties").valueStream()));

        List<JsonNode> silent = values.filter(
                        schema -> (schema.has("pattern") || schema.has("x-text")) && !schema.has("x-must"))
                .toList();

        assertEquals(List.of(), silent);
    }

    @Test
    void everySchemaPropertyParameterAndResponseIsDescribed() {
        schemas.properties().forEach(schema -> {
            assertDescribed(schema.getKey(), schema.getValue());
            schema.getValue()
                    .path("properties")
                    .properties()
                    .forEach(property ->
                            assertDescribed(schema.getKey() + "." + property.getKey(), property.getValue()));
        });
        operations
                .document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String place = operation.getKey() + " " + path.getKey();
                    assertDescribed(place, operation.getValue());
                    operation.getValue().path("parameters").forEach(each -> assertDescribed(place, each));
                    operation.getValue().path("responses").forEach(each -> assertDescribed(place, each));
                }));
    }

    private void assertDescribed(String place, JsonNode node) {
        assertFalse(
                new ReferenceResolver(operations.document())
                        .resolve(node)
                        .path("description")
                        .asText()
                        .isBlank(),
                place + " is not described");
    }
}
