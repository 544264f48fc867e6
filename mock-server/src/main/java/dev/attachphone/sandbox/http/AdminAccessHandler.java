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
 * Turns away what is not for everybody: {@code CONNECT}, which WireMock would take for a proxy's; targets such as
 * {@code http:/path}, which it would take for a path (RFC 9110, section 4.2.1, has them refused), and those of another scheme or of no
 * path at all, such as {@code *}; and, from other machines, its
 * admin API, with which one client could reset or end the sandbox of all.
 */
final class AdminAccessHandler extends HandlerWrapper {

    private static final Set<String> HTTP = Set.of("http", "https");
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String ADMIN = "/__admin";
    private static final String HEALTH = "/__admin/health";

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (HttpMethod.CONNECT.is(request.getMethod())) {
            BodyLimitFilter.badRequest(response, "the sandbox is not a proxy");
            base.setHandled(true);
        } else if (isElsewhere(base.getMetaData().getURI())) {
            BodyLimitFilter.badRequest(response, "the target has a scheme, and no host that is served by it");
            base.setHandled(true);
        } else if (!target.startsWith("/")) {
            response.sendError(HttpStatus.NOT_FOUND_404);
            base.setHandled(true);
        } else if (isAdmin(target) && (isOfAPage(request) || !isAllowed(target, request.getRemoteAddr()))) {
            response.sendError(HttpStatus.NOT_FOUND_404);
            base.setHandled(true);
        } else {
            super.handle(target, base, request, response);
        }
    }

    // The URI as it was sent: Jetty has added the header's host to the request's own.
    private static boolean isElsewhere(HttpURI sent) {
        return sent.getScheme() != null
                && (sent.getHost() == null || !HTTP.contains(sent.getScheme().toLowerCase(Locale.ROOT)));
    }

    private static boolean isAdmin(String target) {
        return target.equals(ADMIN) || target.startsWith(ADMIN + "/");
    }

    // A page that is open in this machine's browser asks from this machine too; a foreign name in Host may be one that
    // was made to lead here.
    private static boolean isOfAPage(HttpServletRequest request) {
        return request.getHeader("Origin") != null || !OWN_NAMES.contains(request.getServerName());
    }

    static boolean isAllowed(String target, String remoteAddress) throws IOException {
        return target.equals(HEALTH) || InetAddress.getByName(remoteAddress).isLoopbackAddress();
    }
}
