package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import dev.attachphone.openapi.Operation;
import java.util.List;

/** Checks bodies against the contract's schemas, in the dialect of OpenAPI 3.0. */
final class ReplySchemaValidator {

    private static final String DEFAULT = "default";

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
            VersionFlag.V4,
            builder -> builder.metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

    List<String> failures(Operation operation, int status, JsonNode body) {
        String key = operation.responseSchemas().containsKey(String.valueOf(status)) ? String.valueOf(status) : DEFAULT;
        return failures(operation, key, body);
    }

    /** What is wrong with a body as an answer that the contract does not list by its status. */
    List<String> failures(Operation operation, JsonNode body) {
        return failures(operation, DEFAULT, body);
    }

    private List<String> failures(Operation operation, String key, JsonNode body) {
        return factory.getSchema(operation.responseSchemas().get(key)).validate(body).stream()
                .map(ValidationMessage::getMessage)
                .map(message -> "the body breaks the contract's schema for " + key + ": " + message)
                .toList();
    }
}
