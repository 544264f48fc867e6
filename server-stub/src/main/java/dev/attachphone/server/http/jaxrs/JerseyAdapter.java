package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.attach.RequestTimings;
import dev.attachphone.server.http.accesslog.AccessLogFields;
import dev.attachphone.server.http.answer.Answer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.uri.UriComponent;

/**
 * Hands requests to Jersey and takes its answers.
 *
 * <p>Jersey's own container for Jetty parses the URI of every request and answers in chunks; here the URIs are parsed once, and
 * an answer leaves in one piece.
 */
public final class JerseyAdapter {

    private static final URI BASE = URI.create("http://localhost/");

    private final ApplicationHandler jersey;
    private final Map<String, URI> uris;

    public JerseyAdapter(ApplicationHandler jersey, Contract contract) {
        this.jersey = jersey;
        this.uris = contract.operations().stream()
                .filter(operation -> operation.parameters().isEmpty())
                .map(Operation::path)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(path -> path, BASE::resolve));
    }

    public Answer answer(Operation operation, Request asked, byte[] body) {
        URI uri;
        try {
            uri = uri(operation, asked);
        } catch (IllegalArgumentException e) {
            return Answer.of(operation.answer("unknown-path"));
        }
        ContainerRequest request = new ContainerRequest(
                BASE,
                uri,
                operation.method(),
                new AccountSecurityContext(null),
                new MapPropertiesDelegate(),
                jersey.getConfiguration());
        CurrentOperation.set(request, operation);
        // All other headers have been judged already; Jersey would judge them again, and less exactly.
        for (String name : operation.credentialHeaders()) {
            asked.getHeaders().getValuesList(name).forEach(value -> request.header(name, value));
        }
        request.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        request.setEntityStream(new ByteArrayInputStream(body));
        CapturingResponseWriter catcher = new CapturingResponseWriter();
        request.setWriter(catcher);
        try {
            AccessLogFields.started(asked, RequestTimings.begin());
            jersey.handle(request);
        } finally {
            RequestTimings.end();
        }
        AccessLogFields.copyTo(request, asked);
        return catcher.answer();
    }

    // What is no good encoding stands for itself, so that it is refused as the value that it is.
    private static String query(Request asked) {
        String query = asked.getHttpURI().getQuery();
        return query == null ? "" : "?" + UriComponent.contextualEncode(query, UriComponent.Type.QUERY);
    }

    private URI uri(Operation operation, Request asked) {
        // Jersey would take what follows it for something else than a part of the parameter.
        if (asked.getHttpURI().getPath().contains(";")) {
            throw new IllegalArgumentException("a semicolon in the path");
        }
        return operation.parameters().isEmpty()
                ? Objects.requireNonNull(uris.get(operation.path()))
                : BASE.resolve(asked.getHttpURI().getPath() + query(asked));
    }
}
