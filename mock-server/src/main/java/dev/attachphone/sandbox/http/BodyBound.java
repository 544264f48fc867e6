package dev.attachphone.sandbox.http;

import java.io.IOException;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;

/** Keeps bodies that are too large out of memory: WireMock reads them whole, and keeps them in its journal. */
final class BodyBound implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new BoundedRequest((HttpServletRequest) request), response);
    }
}
