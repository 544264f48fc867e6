package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import dev.attachphone.openapi.JavaPatterns;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Compiles the contract's schemas in the dialect of OpenAPI 3.0 and validates response bodies against them. Thread-safe. */
public final class ContractSchemas {

    private static final String DEFAULT = "default";
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            VersionFlag.V4,
            builder -> builder.metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

    // A $ at the end of a pattern must not match before a trailing line break, as it does in Java. Messages are English
    // as all others.
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .regularExpressionFactory(pattern -> JavaPatterns.compile(pattern).asPredicate()::test)
            .locale(Locale.ENGLISH)
            .build();

    private ContractSchemas() {}

    /** Compiles a schema whose references are resolved. */
    public static JsonSchema compile(JsonNode schema) {
        return FACTORY.getSchema(schema, CONFIG);
    }

    /** Validates a body against the schema of its status, or of the {@code default} response if the status has none. */
    static List<String> failures(Operation operation, int status, JsonNode body) {
        String key = String.valueOf(status);
        return failures(operation, operation.responseSchemas().containsKey(key) ? key : DEFAULT, body);
    }

    /** Validates a body against the schema of the {@code default} response. */
    static List<String> failures(Operation operation, JsonNode body) {
        return failures(operation, DEFAULT, body);
    }

    private static List<String> failures(Operation operation, String key, JsonNode body) {
        return compile(Objects.requireNonNull(operation.responseSchemas().get(key))).validate(body).stream()
                .map(ValidationMessage::getMessage)
                .map(message -> "the body breaks the contract's schema for " + key + ": " + message)
                .toList();
    }
}
