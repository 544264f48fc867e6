package dev.attachphone.sandbox.http;

import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.world.SandboxLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.BadMessageException;
import wiremock.org.eclipse.jetty.http.HttpStatus;

/**
 * Reads the body of each request up to the contract's limit, or that of a snapshot. Answers 408 if it does not arrive in time, and 400 if it
 * is incomplete.
 *
 * @param operations supplies the operations whose limits apply
 * @param timeout the time that a request may take to arrive
 */
record BodyLimitFilter(Supplier<ServedOperations> operations, Duration timeout) implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest received = (HttpServletRequest) request;
        int maxBytes = received.getRequestURI().equals(SandboxLimits.SNAPSHOT_PATH)
                ? SandboxLimits.MAX_SNAPSHOT_BYTES
                : operations.get().contract().get().limits().maxBodyBytes();
        LimitedBodyRequest limited = new LimitedBodyRequest(received, maxBytes);
        try {
            if (!limited.readBody(timeout)) {
                ((HttpServletResponse) response).setHeader("Connection", "close");
            }
        } catch (IOException | BadMessageException e) {
            if (e.getCause() instanceof TimeoutException) {
                new SandboxErrorHandler(operations.get())
                        .refuse((HttpServletResponse) response, HttpStatus.REQUEST_TIMEOUT_408);
            } else {
                SandboxErrorHandler.badRequest(
                        (HttpServletResponse) response, "the body does not have the length that the headers declare");
            }
            return;
        }
        chain.doFilter(limited, response);
    }
}
