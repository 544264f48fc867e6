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

/** Reads the answers that come over one connection, one after the other. */
final class RawReplyReader {

    // Of what is no HTTP answer, so much is kept to be shown.
    private static final int SHOWN = 8192;

    // Beyond so much that was read in vain, nothing can be shown.
    private static final int REMEMBERED = 1 << 20;

    private final RawHttp http = new RawHttp(RawHttpOptions.strict());
    private final BufferedInputStream in;
    private final Instant sent;

    RawReplyReader(BufferedInputStream in, Instant sent) {
        this.in = in;
        this.sent = sent;
    }

    /** The next answer that is not an interim one, or why none came. */
    TargetReply next(String method) {
        try {
            while (!ended()) {
                EagerHttpResponse<Void> response =
                        http.parseResponse(in, line(method)).eagerly();
                if (response.getStatusCode() >= 200) {
                    return reply(response);
                }
            }
            return TargetReply.withoutResponse(TargetReply.CLOSED, new byte[0], sent);
        } catch (SocketTimeoutException e) {
            return TargetReply.withoutResponse(TargetReply.TIMED_OUT, new byte[0], sent);
        } catch (IOException | RuntimeException e) {
            // The library has many exceptions for what is no HTTP answer, or not the whole of one.
            return TargetReply.withoutResponse(TargetReply.CLOSED, seen(), sent);
        }
    }

    private boolean ended() throws IOException {
        in.mark(REMEMBERED);
        boolean ended = in.read() < 0;
        if (!ended) {
            in.reset();
        }
        return ended;
    }

    private byte[] seen() {
        try {
            in.reset();
            return in.readNBytes(Math.min(SHOWN, in.available()));
        } catch (IOException e) {
            return new byte[0];
        }
    }

    // Only HEAD makes a difference to how an answer is read: it has no body, whatever its length says.
    private static RequestLine line(String method) {
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
