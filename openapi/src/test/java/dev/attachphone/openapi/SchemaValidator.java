package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Validates JSON against the contract's schemas. */
final class SchemaValidator {

    private static final SchemaValidatorsConfig POINTERS =
            SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V4,
            builder -> builder.metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

    private SchemaValidator() {}

    /** The JSON pointers of all violations. A missing property is reported at its own pointer. */
    static Set<String> violations(JsonNode schema, JsonNode value) {
        return FACTORY.getSchema(schema, POINTERS).validate(value).stream()
                .map(SchemaValidator::place)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String place(ValidationMessage message) {
        String place = message.getInstanceLocation().toString();
        return "required".equals(message.getType()) ? place + "/" + message.getProperty() : place;
    }
}
