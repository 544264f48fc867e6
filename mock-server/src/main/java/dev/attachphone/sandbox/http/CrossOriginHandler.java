package dev.attachphone.sandbox.http;

import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.request.ServedOperations;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.http.HttpMethod;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;
import wiremock.org.eclipse.jetty.servlets.CrossOriginFilter;

/**
 * Lets the web pages of every origin send requests to the paths of the contract (the CORS protocol of the Fetch standard).
 *
 * <p>A preflight request is answered with 204, which allows the method of the path and every header. It is not in the journal. An
 * {@code OPTIONS} without {@code Origin} and {@code Access-Control-Request-Method} is no preflight request.
 */
final class CrossOriginHandler extends HandlerWrapper {

    /** The headers that allow a page of any origin to read a response. */
    static final Map<String, String> READABLE = Map.of(
            CrossOriginFilter.ACCESS_CONTROL_ALLOW_ORIGIN_HEADER,
            "*",
            CrossOriginFilter.ACCESS_CONTROL_EXPOSE_HEADERS_HEADER,
            String.join(", ", SandboxResponses.EXPOSED_HEADERS));

    private final ServedOperations operations;

    CrossOriginHandler(ServedOperations operations) {
        this.operations = operations;
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Optional<Operation> operation = operations.at(request.getRequestURI());
        if (operation.isPresent()) {
            READABLE.forEach(response::setHeader);
        }
        if (operation.isPresent() && isPreflight(request) && !SandboxConnector.isExcess(base)) {
            response.setStatus(HttpStatus.NO_CONTENT_204);
            response.setHeader(
                    CrossOriginFilter.ACCESS_CONTROL_ALLOW_METHODS_HEADER,
                    operation.get().method());
            // A wildcard would not cover Authorization.
            String headers = String.join(
                    ", ",
                    Collections.list(request.getHeaders(CrossOriginFilter.ACCESS_CONTROL_REQUEST_HEADERS_HEADER)));
            if (!headers.isEmpty()) {
                response.setHeader(CrossOriginFilter.ACCESS_CONTROL_ALLOW_HEADERS_HEADER, headers);
            }
            base.setHandled(true);
        } else {
            super.handle(target, base, request, response);
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return HttpMethod.OPTIONS.is(request.getMethod())
                && request.getHeader(HttpHeader.ORIGIN.asString()) != null
                && request.getHeader(CrossOriginFilter.ACCESS_CONTROL_REQUEST_METHOD_HEADER) != null;
    }
}
