package dev.attachphone.sandbox.http;

import java.io.IOException;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Hides WireMock's admin API, which can change and stop the sandbox of every client and make it send requests to other hosts.
 *
 * <p>Unless it is enabled, it is answered with 404. If it is enabled, requests of web pages, which have an {@code Origin}, still are. The
 * address of the client decides nothing: behind a reverse proxy it is the same for everyone.
 *
 * <p>Request targets without a path, such as {@code *}, which WireMock misinterprets, are answered with 404.
 */
final class AdminAccessHandler extends HandlerWrapper {

    private static final String ADMIN = "/__admin";

    private final boolean enabled;

    AdminAccessHandler(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        boolean isAllowed = enabled && request.getHeader(HttpHeader.ORIGIN.asString()) == null;
        if (!target.startsWith("/") || (isAdmin(target) && !isAllowed)) {
            response.sendError(HttpStatus.NOT_FOUND_404);
            base.setHandled(true);
        } else {
            super.handle(target, base, request, response);
        }
    }

    private static boolean isAdmin(String target) {
        return target.equals(ADMIN) || target.startsWith(ADMIN + "/");
    }
}
