package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the operations of a contract document. */
final class OperationReader {

    private static final String JSON = "application/json";

    private final JsonNode document;
    private final ReferenceResolver references;

    OperationReader(JsonNode document) {
        this.document = document;
        this.references = new ReferenceResolver(document);
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method ->
                                operations.add(operation(path.getKey(), method.getKey(), method.getValue()))));
        return List.copyOf(operations);
    }

    private Operation operation(String path, String method, JsonNode node) {
        JsonNode body =
                references.resolve(node.path("requestBody")).path("content").path(JSON);
        return new Operation(
                node.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                parameters(node),
                credentials(node),
                texts(node.path("x-scopes")),
                texts(node.path("x-precedence")),
                answers(node),
                requestExamples(body),
                references.resolveAll(body.path("schema")),
                responseSchemas(node));
    }

    private List<Operation.Parameter> parameters(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(references::resolve)
                .map(parameter -> new Operation.Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        references.resolveAll(parameter.path("schema"))))
                .toList();
    }

    private List<CredentialHeader> credentials(JsonNode operation) {
        JsonNode schemes = document.path("components").path("securitySchemes");
        JsonNode security = operation.has("security") ? operation.path("security") : document.path("security");
        return security.valueStream()
                .flatMap(alternative -> alternative.propertyStream().map(Map.Entry::getKey))
                .map(schemes::path)
                .map(CredentialHeader::of)
                .toList();
    }

    private Map<String, NamedAnswer> answers(JsonNode operation) {
        Map<String, NamedAnswer> answers = new LinkedHashMap<>();
        responses(operation)
                .flatMap(response -> references
                        .resolve(response.getValue())
                        .path("content")
                        .path(JSON)
                        .path("examples")
                        .propertyStream()
                        .map(example ->
                                answer(response.getKey(), example.getKey(), references.resolve(example.getValue()))))
                .forEach(answer -> answers.put(answer.name(), answer));
        return Collections.unmodifiableMap(answers);
    }

    private static NamedAnswer answer(String status, String name, JsonNode example) {
        JsonNode body = example.path("value");
        boolean inDefaultResponse = status.equals("default");
        return new NamedAnswer(
                name,
                inDefaultResponse ? body.path("code").asInt() : status(status),
                inDefaultResponse,
                example.path("summary").asText(),
                example.path("description").asText(),
                example.path("x-provenance").asText(),
                example.path("x-source").asText(),
                Optional.ofNullable(example.get("x-violates")).map(JsonNode::asText),
                headers(example.path("x-headers")),
                body);
    }

    private static Map<String, String> headers(JsonNode node) {
        Map<String, String> headers = new LinkedHashMap<>();
        node.properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return Collections.unmodifiableMap(headers);
    }

    private static int status(String key) {
        if (key.matches("[1-5][0-9]{2}")) {
            return Integer.parseInt(key);
        }
        throw new InvalidContractException("'" + key + "' is not the status of a response");
    }

    private Map<String, JsonNode> requestExamples(JsonNode body) {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        body.path("examples")
                .properties()
                .forEach(example -> examples.put(
                        example.getKey(), references.resolve(example.getValue()).path("value")));
        return Collections.unmodifiableMap(examples);
    }

    private Map<String, JsonNode> responseSchemas(JsonNode operation) {
        Map<String, JsonNode> schemas = new LinkedHashMap<>();
        responses(operation)
                .forEach(response -> schemas.put(
                        response.getKey(),
                        references.resolveAll(references
                                .resolve(response.getValue())
                                .path("content")
                                .path(JSON)
                                .path("schema"))));
        return Collections.unmodifiableMap(schemas);
    }

    private static Stream<Map.Entry<String, JsonNode>> responses(JsonNode operation) {
        return operation.path("responses").propertyStream();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
