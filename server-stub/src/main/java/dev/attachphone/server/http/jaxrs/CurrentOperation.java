package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.Operation;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;

/** The contract's operation that a request is routed to, as a property of the request. */
public final class CurrentOperation {

    private static final String PROPERTY = CurrentOperation.class.getName();

    private CurrentOperation() {}

    static void set(ContainerRequestContext request, Operation operation) {
        request.setProperty(PROPERTY, operation);
    }

    public static Operation of(ContainerRequestContext request) {
        return (Operation) Objects.requireNonNull(request.getProperty(PROPERTY));
    }
}
