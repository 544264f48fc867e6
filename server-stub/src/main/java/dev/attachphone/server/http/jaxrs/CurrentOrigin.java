package dev.attachphone.server.http.jaxrs;

import dev.attachphone.server.attach.ChangeOrigin;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;

/** The origin of the changes of an authenticated request, as a property of the request. */
public final class CurrentOrigin {

    private static final String PROPERTY = CurrentOrigin.class.getName();

    private CurrentOrigin() {}

    public static void set(ContainerRequestContext request, ChangeOrigin origin) {
        request.setProperty(PROPERTY, origin);
    }

    public static ChangeOrigin of(ContainerRequestContext request) {
        return (ChangeOrigin) Objects.requireNonNull(request.getProperty(PROPERTY));
    }
}
