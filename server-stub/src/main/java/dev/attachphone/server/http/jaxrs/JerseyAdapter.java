package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.attach.RequestTimings;
import dev.attachphone.server.http.accesslog.AccessLogFields;
import dev.attachphone.server.http.accesslog.RequestId;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.answer.CommonAnswer;
import dev.attachphone.server.http.connection.TrustedProxies;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.uri.UriComponent;

/**
 * Passes requests to Jersey and returns its answers.
 *
 * <p>It replaces Jersey's container for Jetty, which parses the URI of every request and writes chunked responses. This adapter parses
 * URIs without parameters once, and returns the answer so that it can be written in one piece. Thread-safe.
 */
public final class JerseyAdapter {

    private static final URI BASE = URI.create("http://localhost/");

    private final ApplicationHandler jersey;
    private final Map<String, URI> uris;

    /** The headers that the resources read, by operation id. */
    private final Map<String, List<String>> headers;

    private final Optional<TrustedProxies> trustedProxies;

    /**
     * Creates an adapter.
     *
     * @param trustedProxies the proxies that report the addresses of clients; empty if the addresses are not
     *     needed
     */
    public JerseyAdapter(ApplicationHandler jersey, Contract contract, Optional<TrustedProxies> trustedProxies) {
        this.jersey = jersey;
        this.trustedProxies = trustedProxies;
        this.headers = contract.operations().stream()
                .collect(Collectors.toUnmodifiableMap(Operation::id, JerseyAdapter::headers));
        this.uris = contract.operations().stream()
                .filter(operation -> operation.parameters().isEmpty())
                .map(Operation::path)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(path -> path, BASE::resolve));
    }

    /** Processes a request to an operation. */
    public Answer answer(Operation operation, Request httpRequest, byte[] body) {
        Optional<URI> uri = uri(operation, httpRequest);
        if (uri.isEmpty()) {
            return CommonAnswer.UNKNOWN_PATH.of(operation);
        }
        ContainerRequest request = new ContainerRequest(
                BASE,
                uri.get(),
                operation.method(),
                new AccountSecurityContext(null),
                new MapPropertiesDelegate(),
                jersey.getConfiguration());
        CurrentOperation.set(request, operation);
        RequestId.copyTo(request, httpRequest);
        trustedProxies.ifPresent(proxies -> ClientAddress.set(request, proxies.clientOf(httpRequest)));
        // RequestRouter has checked the other headers; Jersey's own checks are less strict.
        Objects.requireNonNull(headers.get(operation.id())).forEach(name -> copyHeader(name, httpRequest, request));
        request.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        request.setEntityStream(new ByteArrayInputStream(body));
        CapturingResponseWriter response = new CapturingResponseWriter();
        request.setWriter(response);
        try {
            AccessLogFields.started(httpRequest, RequestTimings.begin());
            jersey.handle(request);
        } finally {
            RequestTimings.end();
        }
        AccessLogFields.copyTo(request, httpRequest);
        return response.answer();
    }

    private static List<String> headers(Operation operation) {
        return Stream.concat(operation.credentialHeaders().stream(), operation.headerParameters().stream())
                .toList();
    }

    private static void copyHeader(String name, Request from, ContainerRequest to) {
        from.getHeaders().getValuesList(name).forEach(value -> to.header(name, value));
    }

    private Optional<URI> uri(Operation operation, Request request) {
        String path = request.getHttpURI().getPath();
        // Jersey treats the text after a semicolon as matrix parameters, not as a part of the path.
        if (path.contains(";")) {
            return Optional.empty();
        }
        if (operation.parameters().isEmpty()) {
            return Optional.ofNullable(uris.get(operation.path()));
        }
        try {
            return Optional.of(BASE.resolve(new URI(path + query(request))));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    // Invalid percent-encoding is encoded once more, so that the parameter is rejected with its literal value.
    private static String query(Request request) {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : "?" + UriComponent.contextualEncode(query, UriComponent.Type.QUERY);
    }
}
