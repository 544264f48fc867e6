package dev.attachphone.sandbox.http;

import dev.attachphone.sandbox.request.HeaderValueParser;
import dev.attachphone.sandbox.request.ServedOperations;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.http.HttpHeaderValue;
import wiremock.org.eclipse.jetty.http.HttpMethod;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.http.HttpURI;
import wiremock.org.eclipse.jetty.http.HttpVersion;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Refuses requests that Jetty accepts and that are not valid HTTP, have a transfer coding that is not supported, or arrive on a connection
 * over the limit.
 *
 * <p>{@code CONNECT}, an empty {@code Host}, and request targets with a fragment, with user information, or such as {@code http:/path} or
 * {@code ftp://host/path} are answered with 400 (RFC 9110, sections 4.2.1 and 4.2.4; RFC 9112, section 3.2).
 */
final class StrictRequestHandler extends HandlerWrapper {

    private static final Set<String> HTTP_SCHEMES = Set.of("http", "https");

    private final ServedOperations operations;
    private final SandboxErrorHandler errors;

    StrictRequestHandler(ServedOperations operations, SandboxErrorHandler errors) {
        this.operations = operations;
        this.errors = errors;
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        // Jetty adds this header for HTTP/1.1 only.
        if (!base.getMetaData().getHttpVersion().equals(HttpVersion.HTTP_1_1) && !isKeptAlive(request)) {
            response.setHeader(HttpHeader.CONNECTION.asString(), HttpHeaderValue.CLOSE.asString());
        }
        // The URI as it was sent: in the request's own URI, Jetty has added the host of the Host header.
        HttpURI sent = base.getMetaData().getURI();
        Optional<String> invalid = invalid(request, sent);
        if (SandboxConnector.isExcess(base)) {
            errors.refuse(response, HttpStatus.SERVICE_UNAVAILABLE_503);
            base.setHandled(true);
            return;
        }
        if (invalid.isPresent()) {
            SandboxErrorHandler.badRequest(response, invalid.get());
            base.setHandled(true);
        } else if (sent.toString().length()
                > operations.contract().get().limits().maxRequestTargetBytes()) {
            errors.refuse(response, HttpStatus.URI_TOO_LONG_414);
            base.setHandled(true);
        } else if (hasUnsupportedTransferCoding(request)) {
            errors.refuse(response, HttpStatus.NOT_IMPLEMENTED_501);
            base.setHandled(true);
        } else {
            super.handle(target, base, request, response);
        }
    }

    private static Optional<String> invalid(HttpServletRequest request, HttpURI sent) {
        @Nullable String host = request.getHeader(HttpHeader.HOST.asString());
        if (HttpMethod.CONNECT.is(request.getMethod())) {
            return Optional.of("the sandbox is not a proxy");
        }
        if (sent.getScheme() != null
                && (sent.getHost() == null
                        || !HTTP_SCHEMES.contains(sent.getScheme().toLowerCase(Locale.ROOT)))) {
            return Optional.of("the request target has a scheme, but no host or not the scheme http");
        }
        if (sent.toString().contains("#")) {
            return Optional.of("the request target has a fragment");
        }
        if (sent.getUser() != null) {
            return Optional.of("the request target has user information");
        }
        return host != null && host.isBlank() ? Optional.of("the Host header is empty") : Optional.empty();
    }

    private static boolean isKeptAlive(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeader.CONNECTION.asString())).stream()
                .flatMap(line -> HeaderValueParser.split(line, ',').stream())
                .anyMatch(HttpHeaderValue.KEEP_ALIVE::is);
    }

    // Jetty has checked that the last coding is chunked.
    private static boolean hasUnsupportedTransferCoding(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeader.TRANSFER_ENCODING.asString())).stream()
                .flatMap(line -> HeaderValueParser.split(line, ',').stream())
                .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("chunked"));
    }
}
