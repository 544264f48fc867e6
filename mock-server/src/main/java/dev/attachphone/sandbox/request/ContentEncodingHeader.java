package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code Content-Encoding} header. No coding except {@code identity} is supported. */
public final class ContentEncodingHeader {

    /** The name of the header. */
    public static final String NAME = "Content-Encoding";

    /**
     * The name under which the header is hidden from WireMock, which would inflate the body. It contains spaces, so that no client can
     * send it.
     */
    public static final String RENAMED = "Content-Encoding as sent";

    private static final String IDENTITY = "identity";

    private ContentEncodingHeader() {}

    /** The headers as the client sent them. */
    public static HttpHeaders asSent(HttpHeaders headers) {
        return new HttpHeaders(headers.all().stream()
                .map(header -> header.key().equalsIgnoreCase(RENAMED) ? new HttpHeader(NAME, header.values()) : header)
                .toList());
    }

    /** The finding {@code unsupported-media-type}, if the lines of the header have a coding other than {@code identity}. */
    public static Optional<RequestFinding> finding(List<String> lines) {
        return lines.stream()
                .flatMap(line -> HeaderValueParser.split(line, ',').stream())
                .filter(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase(IDENTITY))
                .findFirst()
                .map(coding -> new RequestFinding(
                        "unsupported-media-type",
                        "the Content-Encoding is '" + coding + "', and bodies are never decoded",
                        Map.of("Accept-Encoding", IDENTITY)));
    }
}
