package dev.attachphone.sandbox.http;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Protects WireMock's admin API.
 *
 * <p>The admin API can reset and stop the sandbox of every client. Other machines get 404 for it, except for the health check; so do
 * web pages that are open in a browser on this machine.
 *
 * <p>Request targets without a path, such as {@code *}, which WireMock misinterprets, are answered with 404.
 */
final class AdminAccessHandler extends HandlerWrapper {

    private static final Set<String> LOCAL_HOST_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String ADMIN = "/__admin";
    private static final String HEALTH = "/__admin/health";

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!target.startsWith("/")
                || (isAdmin(target) && (isFromWebPage(request) || !isAllowed(target, request.getRemoteAddr())))) {
            response.sendError(HttpStatus.NOT_FOUND_404);
            base.setHandled(true);
        } else {
            super.handle(target, base, request, response);
        }
    }

    private static boolean isAdmin(String target) {
        return target.equals(ADMIN) || target.startsWith(ADMIN + "/");
    }

    // A web page in a browser on this machine sends from a loopback address. Browsers set Origin; a foreign Host header
    // may be a
    // domain that was rebound to this machine (DNS rebinding).
    private static boolean isFromWebPage(HttpServletRequest request) {
        return request.getHeader("Origin") != null || !LOCAL_HOST_NAMES.contains(request.getServerName());
    }

    static boolean isAllowed(String target, String remoteAddress) throws IOException {
        return target.equals(HEALTH) || InetAddress.getByName(remoteAddress).isLoopbackAddress();
    }
}
