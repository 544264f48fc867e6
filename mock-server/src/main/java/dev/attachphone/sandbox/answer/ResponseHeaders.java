package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import java.util.Map;
import java.util.stream.Stream;

/** Changes to the headers of a response; WireMock's builders only ever add to them. */
final class ResponseHeaders {

    private ResponseHeaders() {}

    /** The headers, with those of the same names replaced. */
    static HttpHeaders with(HttpHeaders headers, Map<String, String> replaced) {
        return new HttpHeaders(Stream.concat(
                        headers.all().stream()
                                .filter(header -> replaced.keySet().stream().noneMatch(header.key()::equalsIgnoreCase)),
                        replaced.entrySet().stream().map(each -> new HttpHeader(each.getKey(), each.getValue())))
                .toList());
    }

    static HttpHeaders without(HttpHeaders headers, String name) {
        return new HttpHeaders(headers.all().stream()
                .filter(header -> !header.key().equalsIgnoreCase(name))
                .toList());
    }
}
