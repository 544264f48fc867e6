package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.Operation;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;

/** Which operation a request is for. */
public final class CurrentOperation {

    private static final String PROPERTY = CurrentOperation.class.getName();

    private CurrentOperation() {}

    static void set(ContainerRequestContext request, Operation operation) {
        request.setProperty(PROPERTY, operation);
    }

    /** The operation that the request is for. */
    public static Operation of(ContainerRequestContext request) {
        return (Operation) Objects.requireNonNull(request.getProperty(PROPERTY));
    }
}
