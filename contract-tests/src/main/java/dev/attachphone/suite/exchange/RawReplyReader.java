package dev.attachphone.suite.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rawhttp.core.EagerHttpResponse;
import rawhttp.core.HttpVersion;
import rawhttp.core.RawHttp;
import rawhttp.core.RawHttpHeaders;
import rawhttp.core.RawHttpOptions;
import rawhttp.core.RequestLine;
import rawhttp.core.body.EagerBodyReader;

/** Reads the responses of one connection in order. */
final class RawReplyReader {

    // Bytes that are kept of something that is not an HTTP response.
    private static final int MAX_KEPT_BYTES = 8192;

    // If parsing fails after more bytes, none of them are kept.
    private static final int MARK_LIMIT = 1 << 20;

    private final RawHttp http = new RawHttp(RawHttpOptions.strict());
    private final BufferedInputStream in;
    private final Instant sent;

    RawReplyReader(BufferedInputStream in, Instant sent) {
        this.in = in;
        this.sent = sent;
    }

    /** The next final response, or the reason why there is none. */
    TargetReply next(String method) {
        try {
            while (!isAtEnd()) {
                EagerHttpResponse<Void> response =
                        http.parseResponse(in, requestLine(method)).eagerly();
                if (response.getStatusCode() >= 200) {
                    return reply(response);
                }
            }
            return TargetReply.withoutResponse(TargetReply.CLOSED, new byte[0], sent);
        } catch (SocketTimeoutException e) {
            return TargetReply.withoutResponse(TargetReply.TIMED_OUT, new byte[0], sent);
        } catch (IOException | RuntimeException e) {
            // The library throws various exceptions for invalid and incomplete responses.
            return TargetReply.withoutResponse(TargetReply.CLOSED, receivedBytes(), sent);
        }
    }

    private boolean isAtEnd() throws IOException {
        in.mark(MARK_LIMIT);
        boolean atEnd = in.read() < 0;
        if (!atEnd) {
            in.reset();
        }
        return atEnd;
    }

    private byte[] receivedBytes() {
        try {
            in.reset();
            return in.readNBytes(Math.min(MAX_KEPT_BYTES, in.available()));
        } catch (IOException e) {
            return new byte[0];
        }
    }

    // Only HEAD affects how a response is read: it has no body, whatever its Content-Length.
    private static RequestLine requestLine(String method) {
        return new RequestLine(method.equals("HEAD") ? method : "POST", URI.create("/"), HttpVersion.HTTP_1_1);
    }

    private TargetReply reply(EagerHttpResponse<Void> response) throws IOException {
        Optional<EagerBodyReader> body = response.getBody();
        Payload payload = body.isPresent() ? new Payload(body.get().decodeBody()) : Payload.EMPTY;
        Duration took = Duration.between(sent, Instant.now());
        return new TargetReply(response.getStatusCode(), headers(response.getHeaders()), payload, sent, took);
    }

    private static HttpHeaders headers(RawHttpHeaders read) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        read.forEach((name, value) ->
                headers.computeIfAbsent(name, first -> new ArrayList<>()).add(value));
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
