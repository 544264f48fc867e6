package dev.attachphone.server.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.jaxrs.CurrentOperation;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Validates path, query and header parameters against the contract before Jersey converts them. */
@Priority(Priorities.AUTHENTICATION + 1)
final class ParameterValidationFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        Operation operation = CurrentOperation.of(request);
        UriInfo uri = request.getUriInfo();
        requireKnown(operation, uri.getQueryParameters().keySet());
        for (Operation.Parameter parameter : operation.parameters()) {
            List<String> values = Objects.requireNonNullElse(
                    switch (parameter.in()) {
                        case "path" -> uri.getPathParameters().get(parameter.name());
                        case "header" -> request.getHeaders().get(parameter.name());
                        default -> uri.getQueryParameters().get(parameter.name());
                    },
                    List.of());
            if (values.size() > 1) {
                throw new InvalidValueException(parameter.name(), "be given once");
            }
            values.forEach(value -> RequestSchemaValidator.require(
                    parameter.schema(), parameter.name(), node(parameter.schema(), value)));
        }
    }

    // Ignoring a misspelled filter would list everything.
    private static void requireKnown(Operation operation, Set<String> names) {
        List<String> known = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .map(Operation.Parameter::name)
                .toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new InvalidValueException(
                    unknown,
                    "not be given: "
                            + (known.isEmpty()
                                    ? "there are no parameters"
                                    : "the parameters are " + String.join(", ", known)));
        });
    }

    private static JsonNode node(JsonNode schema, String value) {
        boolean isNumber = schema.path("type").asText().equals("integer") && value.matches("-?[0-9]{1,18}");
        return isNumber ? LongNode.valueOf(Long.parseLong(value)) : TextNode.valueOf(value);
    }
}
