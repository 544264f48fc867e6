package dev.attachphone.sandbox.inspect;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request as the stubs see it: some headers replaced, whatever case the client wrote their names in, and the numbers of a JSON
 * body made plain.
 *
 * <p>The builder of {@link RequestWrapper} will not do: it compares removed names with their case, and removes what it adds.
 */
final class RewrittenRequest extends RequestWrapper {

    private final HttpHeaders headers;
    private final byte[] body;

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
