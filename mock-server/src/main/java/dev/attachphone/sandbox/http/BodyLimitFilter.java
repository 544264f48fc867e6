package dev.attachphone.sandbox.http;

import dev.attachphone.sandbox.answer.SandboxResponses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.BadMessageException;
import wiremock.org.eclipse.jetty.http.HttpStatus;

/** Keeps from WireMock what it would choke on: bodies that are too large, and bodies that end too early. */
final class BodyLimitFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        LimitedBodyRequest bounded = new LimitedBodyRequest((HttpServletRequest) request);
        try {
            bounded.readBody();
        } catch (IOException | BadMessageException e) {
            badRequest((HttpServletResponse) response, "the body did not come as its headers said it would");
            return;
        }
        chain.doFilter(bounded, response);
    }

    /** Answers that this is not a request, in the envelope. */
    static void badRequest(HttpServletResponse response, String because) throws IOException {
        SandboxResponses.headers("bad-request").forEach(response::setHeader);
        response.setHeader(SandboxResponses.REASON, because);
        response.setHeader(SandboxResponses.PROVENANCE, SandboxResponses.OURS);
        response.setHeader("Connection", "close");
        int status = HttpStatus.BAD_REQUEST_400;
        response.setStatus(status);
        byte[] body = SandboxResponses.envelope(status, HttpStatus.getMessage(status))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
