package dev.attachphone.suite.faulty.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A received request; the body is read on first access. */
public final class ReceivedRequest {

    private static final int MAX_READ_BYTES = 8 * 1024 * 1024;

    private final Request request;
    private byte @Nullable [] body;

    ReceivedRequest(Request request) {
        this.request = request;
    }

    public String method() {
        return request.getMethod();
    }

    /** The path as sent, without the query. */
    public String path() {
        String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    /** The id of the connection. */
    public String connection() {
        return request.getConnectionMetaData().getId();
    }

    /** The query; empty if absent. */
    public String query() {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : query;
    }

    /** The value of {@code Host}; HTTP/1.0 permits that there is none. */
    Optional<String> host() {
        return values("Host").stream().findFirst();
    }

    /** The values of the header; its name is case-insensitive. */
    public List<String> values(String header) {
        return headers().stream()
                .filter(field -> field.is(header))
                .map(ReceivedRequest::value)
                .toList();
    }

    public HttpFields headers() {
        return request.getHeaders();
    }

    public static String value(HttpField field) {
        String value = field.getValue();
        return value == null ? "" : value;
    }

    /** The length of the body in bytes; at most eight megabytes are counted. */
    long size() {
        return Math.max(request.getLength(), asksFirst() && tooLong() ? 0 : body().length);
    }

    /** The body in bytes. */
    public byte[] body() {
        if (body == null) {
            try {
                body = input().readNBytes(MAX_READ_BYTES);
            } catch (IOException e) {
                throw new Unreadable(e);
            }
        }
        return body;
    }

    /** Discards the rest of the body; returns whether the connection can be reused. */
    boolean isFinished() {
        try {
            return !(asksFirst() && body == null) && body().length < MAX_READ_BYTES && input().read() < 0;
        } catch (IOException | Unreadable e) {
            return false;
        }
    }

    // A client that sent Expect: 100-continue has not sent the body; reading would request it.
    private boolean asksFirst() {
        return request.getHeaders().contains(HttpHeader.EXPECT);
    }

    private boolean tooLong() {
        return request.getLength() > HttpRequestRules.MAX_BODY_BYTES;
    }

    private InputStream input() {
        return Content.Source.asInputStream(request);
    }

    /** The body violates HTTP framing or ends prematurely. */
    static final class Unreadable extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        Unreadable(IOException cause) {
            super(cause);
        }
    }
}
