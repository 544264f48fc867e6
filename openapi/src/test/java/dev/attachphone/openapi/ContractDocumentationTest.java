package dev.attachphone.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ContractDocumentationTest {

    private static final Set<String> PROVENANCES = Set.of("documented", "inferred", "ours");

    private final JsonNode document = Contract.load().document();
    private final ReferenceResolver referenceResolver = new ReferenceResolver(document);

    /** A part of the contract and its place, for messages. */
    private record ContractPart(String place, JsonNode node) {}

    @Test
    void everyOperationResponseAndExampleStatesItsProvenance() {
        List<ContractPart> parts = operations();
        List<ContractPart> responses = parts.stream()
                .flatMap(operation -> children(operation, "responses").stream())
                .toList();
        parts.addAll(responses);
        responses.forEach(response -> parts.addAll(children(
                new ContractPart(response.place(), response.node().at("/content/application~1json")), "examples")));

        assertTrue(parts.size() > 40, "found only " + parts.size() + " parts");
        for (ContractPart contractPart : parts) {
            assertTrue(
                    PROVENANCES.contains(
                            contractPart.node().path("x-provenance").asText()),
                    contractPart.place());
            assertFalse(contractPart.node().path("x-source").asText().isBlank(), contractPart.place());
            assertFalse(contractPart.node().path("description").asText().isBlank(), contractPart.place());
        }
    }

    @Test
    void everyDecisionNamedAsASourceExists() {
        List<JsonNode> sources = document.findValues("x-source");
        List<Path> decisions = sources.stream()
                .map(JsonNode::asText)
                .filter(source -> source.startsWith("decisions/"))
                .distinct()
                .map(Path::of)
                .toList();

        assertFalse(decisions.isEmpty());
        decisions.forEach(decision -> assertTrue(Files.isRegularFile(decision), decision.toString()));
    }

    @Test
    void everySchemaAndPropertyIsDescribed() {
        document.at("/components/schemas").properties().forEach(schema -> {
            assertDescribed(schema.getKey(), schema.getValue());
            schema.getValue()
                    .path("properties")
                    .properties()
                    .forEach(property -> assertDescribed(
                            schema.getKey() + "." + property.getKey(), referenceResolver.resolve(property.getValue())));
        });
    }

    @Test
    void everyParameterBodyAndCredentialIsDescribed() {
        operations().forEach(operation -> {
            assertDescribed(operation.place() + " requestBody", operation.node().path("requestBody"));
            operation.node().path("parameters").forEach(parameter -> assertDescribed(operation.place(), parameter));
        });
        document.at("/components/securitySchemes")
                .properties()
                .forEach(scheme -> assertDescribed(scheme.getKey(), scheme.getValue()));
    }

    @Test
    void containsTheFactsOfThePagesTables() {
        String prose = document.toString();
        assertEquals(
                List.of(),
                List.of(
                                "+918062810341",
                                "918062810341",
                                "(918) 062-810341",
                                "+91 8062 810341",
                                "+12025551234",
                                "+442012345678",
                                "+61212345678",
                                "+14165551234",
                                "+6512345678",
                                "+971501234567",
                                "Ozonetell cloud communication platform",
                                "Global carrier network provider")
                        .stream()
                        .filter(fact -> !prose.contains(fact))
                        .toList());
    }

    private List<ContractPart> operations() {
        List<ContractPart> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(
                                new ContractPart(method.getKey() + " " + path.getKey(), method.getValue()))));
        return operations;
    }

    private List<ContractPart> children(ContractPart parent, String name) {
        return parent.node().path(name).properties().stream()
                .map((Map.Entry<String, JsonNode> child) -> new ContractPart(
                        parent.place() + " " + child.getKey(), referenceResolver.resolve(child.getValue())))
                .toList();
    }

    private static void assertDescribed(String place, JsonNode node) {
        assertFalse(node.path("description").asText().isBlank(), place + " is not described");
    }
}
