package dev.attachphone.sandbox.http;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpMethod;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.http.HttpURI;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Protects WireMock's admin API, and refuses requests that WireMock misinterprets.
 *
 * <p>The admin API can reset and stop the sandbox of every client. Other machines get 404 for it, except for the health check; so do
 * web pages that are open in a browser on this machine.
 *
 * <p>{@code CONNECT} and request targets such as {@code http:/path} or {@code ftp://host/path} are answered with 400 (RFC 9110,
 * section 4.2.1), and targets without a path, such as {@code *}, with 404.
 */
final class AdminAccessHandler extends HandlerWrapper {

    private static final Set<String> HTTP_SCHEMES = Set.of("http", "https");
    private static final Set<String> LOCAL_HOST_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String ADMIN = "/__admin";
    private static final String HEALTH = "/__admin/health";

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (HttpMethod.CONNECT.is(request.getMethod())) {
            SandboxErrorHandler.badRequest(response, "the sandbox is not a proxy");
            base.setHandled(true);
        } else if (isForeign(base.getMetaData().getURI())) {
            SandboxErrorHandler.badRequest(
                    response, "the request target has a scheme, but no host or not the scheme http");
            base.setHandled(true);
        } else if (!target.startsWith("/")
                || (isAdmin(target) && (isFromWebPage(request) || !isAllowed(target, request.getRemoteAddr())))) {
            response.sendError(HttpStatus.NOT_FOUND_404);
            base.setHandled(true);
        } else {
            super.handle(target, base, request, response);
        }
    }

    // Takes the URI as it was sent: in the request's own URI, Jetty has added the host of the Host header.
    private static boolean isForeign(HttpURI sent) {
        return sent.getScheme() != null
                && (sent.getHost() == null
                        || !HTTP_SCHEMES.contains(sent.getScheme().toLowerCase(Locale.ROOT)));
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
