package dev.attachphone.suite.faulty.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request as it came in; its body is read when it is first asked for. */
public final class ReceivedRequest {

    private static final int MAX_READ_BYTES = 8 * 1024 * 1024;

    private final Request request;
    private byte @Nullable [] body;

    ReceivedRequest(Request request) {
        this.request = request;
    }

    String method() {
        return request.getMethod();
    }

    /** The path letter for letter, without the query. */
    public String path() {
        String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    /** The query, empty if there is none. */
    public String query() {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : query;
    }

    /** The value of every line of that header, whatever the case of its name. */
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

    /** How long the body is; what is beyond eight megabytes is not counted. */
    long size() {
        return Math.max(request.getLength(), asksFirst() && tooLong() ? 0 : body().length);
    }

    byte[] body() {
        if (body == null) {
            try {
                body = input().readNBytes(MAX_READ_BYTES);
            } catch (IOException e) {
                throw new Unreadable(e);
            }
        }
        return body;
    }

    /** Takes the rest of the body off the connection; whether that is done, and the connection can be used again. */
    boolean isFinished() {
        try {
            return !(asksFirst() && body == null) && body().length < MAX_READ_BYTES && input().read() < 0;
        } catch (IOException | Unreadable e) {
            return false;
        }
    }

    // A client that asks before it sends has sent nothing yet, and reading would ask it to.
    private boolean asksFirst() {
        return request.getHeaders().contains(HttpHeader.EXPECT);
    }

    private boolean tooLong() {
        return request.getLength() > HttpRequestRules.MAX_BODY_BYTES;
    }

    private InputStream input() {
        return Content.Source.asInputStream(request);
    }

    /** The body does not keep to the rules of HTTP, or ends too early. */
    static final class Unreadable extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        Unreadable(IOException cause) {
            super(cause);
        }
    }
}
