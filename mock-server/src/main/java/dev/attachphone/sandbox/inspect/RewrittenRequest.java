package dev.attachphone.sandbox.inspect;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The request that the stubs match on: some headers and the body are replaced. Header names are compared without regard to case.
 *
 * <p>The builder of {@link RequestWrapper} cannot be used: it compares the names of removed headers with regard to case, and
 * removes the headers that it adds.
 */
final class RewrittenRequest extends RequestWrapper {

    private final HttpHeaders headers;
    private final byte[] body;

    /** Replaces headers; those without a value are removed. */
    RewrittenRequest(Request request, List<HttpHeader> replaced, byte[] body) {
        super(request);
        this.headers = new HttpHeaders(Stream.concat(
                        request.getHeaders().all().stream()
                                .filter(header -> replaced.stream()
                                        .noneMatch(other -> header.key().equalsIgnoreCase(other.key()))),
                        replaced.stream().filter(HttpHeader::isPresent))
                .toList());
        this.body = body.clone();
    }

    @Override
    public byte[] getBody() {
        return body;
    }

    @Override
    public String getBodyAsString() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }
}
