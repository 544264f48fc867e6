package dev.attachphone.server.http.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.InetAddress;
import java.util.Objects;

/**
 * The address of the client, as a property of the request. It is set on ports that limit wrong credentials.
 */
final class ClientAddress {

    private static final String PROPERTY = ClientAddress.class.getName();

    private ClientAddress() {}

    static void set(ContainerRequestContext request, InetAddress address) {
        request.setProperty(PROPERTY, address);
    }

    static InetAddress of(ContainerRequestContext request) {
        return (InetAddress) Objects.requireNonNull(request.getProperty(PROPERTY));
    }
}
