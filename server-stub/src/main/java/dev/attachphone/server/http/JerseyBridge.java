package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * Hands requests to Jersey and takes its answers.
 *
 * <p>Jersey's own container for Jetty parses the URI of every request and answers in chunks; here the URIs are parsed once, and
 * an answer leaves in one piece.
 */
final class JerseyBridge {

    private static final URI BASE = URI.create("http://localhost/");

    private final ApplicationHandler jersey;
    private final Map<String, URI> uris;

    JerseyBridge(ApplicationHandler jersey, Contract contract) {
        this.jersey = jersey;
        this.uris = contract.operations().stream()
                .map(Operation::path)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(path -> path, BASE::resolve));
    }

    Answer answer(Operation operation, HttpFields headers, byte[] body) {
        ContainerRequest request = new ContainerRequest(
                BASE,
                uris.get(operation.path()),
                operation.method(),
                new Caller(null),
                new MapPropertiesDelegate(),
                jersey.getConfiguration());
        AuthenticationFilter.setOperation(request, operation);
        // All other headers have been judged already; Jersey would judge them again, and less exactly.
        for (String name : operation.credentialHeaders()) {
            headers.getValuesList(name).forEach(value -> request.header(name, value));
        }
        request.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        request.setEntityStream(new ByteArrayInputStream(body));
        AnswerCatcher catcher = new AnswerCatcher();
        request.setWriter(catcher);
        jersey.handle(request);
        return catcher.answer();
    }
}
