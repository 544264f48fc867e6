package dev.attachphone.server.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.server.http.body.JsonMessageBodyReader;
import dev.attachphone.server.http.jaxrs.CurrentOperation;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads a JSON body and validates it against the contract's schema. */
final class ValidatingBodyReader extends JsonMessageBodyReader {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String BODY = ValidatingBodyReader.class.getName() + ".body";

    // This reader is a singleton, so it must get the context of each request from a provider.
    private final Provider<ContainerRequestContext> context;

    @Inject
    ValidatingBodyReader(Provider<ContainerRequestContext> context) {
        this.context = context;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        JsonNode node = read(body, JsonNode.class);
        RequestSchemaValidator.require(CurrentOperation.of(context.get()).requestSchema(), "", node);
        context.get().setProperty(BODY, node);
        return MAPPER.treeToValue(node, type);
    }

    /** Whether the body of a request has a field, which may be null. In a model, null also stands for a field that is absent. */
    static boolean hasField(ContainerRequestContext request, String name) {
        return request.getProperty(BODY) instanceof JsonNode body && body.has(name);
    }
}
