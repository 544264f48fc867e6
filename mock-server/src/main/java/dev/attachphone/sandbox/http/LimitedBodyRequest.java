package dev.attachphone.sandbox.http;

import dev.attachphone.sandbox.request.ContentEncodingHeader;
import dev.attachphone.sandbox.request.ContentTypeHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ReadListener;
import wiremock.jakarta.servlet.ServletInputStream;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.util.NanoTime;

/**
 * A request whose body is truncated one byte past the limit, so that a body over the limit is still recognized.
 *
 * <p>The request also hides what WireMock cannot handle:
 * <ul>
 *   <li>WireMock inflates gzip bodies without a limit. {@code Content-Encoding} is renamed to
 *       {@link ContentEncodingHeader#RENAMED}. A body that starts like gzip is truncated to one byte, which makes it malformed, since
 *       WireMock also inflates bodies without the header.
 *   <li>WireMock fails for multipart bodies without a boundary and for unknown charsets. It reads both from the single value of
 *       {@code Content-Type}, which is always JSON. Stubs match on the list of values, which is that of the client, without the
 *       parameters of a valid one.
 *   <li>WireMock fails for a query that cannot be decoded. Such a query is removed, since no answer depends on it.
 *   <li>WireMock compares methods without regard to case. A method that is not in capitals is replaced by an unknown one.
 * </ul>
 */
final class LimitedBodyRequest extends HttpServletRequestWrapper {

    /** A body that is larger than this and than the limit is not read to its end; its connection is closed instead. */
    private static final int MAX_READ_BYTES = 8 * 1024 * 1024;

    private static final int BUFFER_BYTES = 8192;

    private static final String CONTENT_TYPE = "Content-Type";

    private static final String JSON = "application/json";

    private static final int GZIP_FIRST_BYTE = 0x1f;

    private final int maxBytes;
    private final int maxReadBytes;
    private @Nullable ServletInputStream body;
    private @Nullable Boolean isJson;

    LimitedBodyRequest(HttpServletRequest request, int maxBytes) {
        super(request);
        this.maxBytes = maxBytes;
        maxReadBytes = Math.max(maxBytes, MAX_READ_BYTES);
    }

    /**
     * Reads the body. Must be called before the request is used.
     *
     * @param timeout the time that the request may take to arrive, from its first byte
     * @return whether the body was read to its end; a very large one is not, and the connection must be closed
     * @throws IOException if the body is incomplete, or with a {@link TimeoutException} as its cause
     */
    boolean readBody(Duration timeout) throws IOException {
        EndPoint connection = baseRequest().getHttpChannel().getEndPoint();
        long idleTimeout = connection.getIdleTimeout();
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        long count;
        try {
            count = read(super.getInputStream(), first, connection, timeout);
        } finally {
            connection.setIdleTimeout(idleTimeout);
        }
        byte[] bytes = first.toByteArray();
        boolean compressed = bytes.length > 0 && bytes.length <= maxBytes && bytes[0] == GZIP_FIRST_BYTE;
        body = new ReadBody(compressed ? new byte[] {GZIP_FIRST_BYTE} : bytes);
        return count <= maxReadBytes;
    }

    private Request baseRequest() {
        return Objects.requireNonNull(Request.getBaseRequest(getRequest()));
    }

    /** Reads the body, and keeps it up to one byte past the limit. Returns the number of bytes that were read. */
    private long read(InputStream in, ByteArrayOutputStream first, EndPoint connection, Duration timeout)
            throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        // The last read of a body with Content-Length would only confirm its end.
        long end = getContentLengthLong() < 0 ? Long.MAX_VALUE : getContentLengthLong();
        long count = 0;
        while (count < end && count <= maxReadBytes) {
            if (in.available() == 0) {
                limitWaiting(connection, timeout);
            }
            int read = in.read(buffer);
            if (read < 0) {
                break;
            }
            first.write(buffer, 0, Math.min(read, maxBytes + 1 - first.size()));
            count += read;
        }
        return count;
    }

    private void limitWaiting(EndPoint connection, Duration timeout) throws IOException {
        long left = timeout.toMillis() - NanoTime.millisSince(baseRequest().getBeginNanoTime());
        if (left <= 0) {
            throw new IOException(new TimeoutException("the body takes too long"));
        }
        connection.setIdleTimeout(Math.min(left, connection.getIdleTimeout()));
    }

    @Override
    public ServletInputStream getInputStream() {
        return Objects.requireNonNull(body, "readBody was not called");
    }

    @Override
    public String getMethod() {
        String method = super.getMethod();
        String capitals = method.toUpperCase(Locale.ROOT);
        return method.equals(capitals) ? method : capitals + " NOT IN CAPITALS";
    }

    @Override
    public @Nullable String getQueryString() {
        @Nullable String query = super.getQueryString();
        return query != null && isDecodable(query) ? query : null;
    }

    @Override
    public @Nullable String getHeader(String name) {
        String value = super.getHeader(sentName(name));
        return value != null && name.equalsIgnoreCase(CONTENT_TYPE) ? JSON : value;
    }

    @Override
    public @Nullable String getContentType() {
        return getHeader(CONTENT_TYPE);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(CONTENT_TYPE) && isJson()
                ? Collections.enumeration(List.of(JSON))
                : super.getHeaders(sentName(name));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .map(name -> name.equalsIgnoreCase(ContentEncodingHeader.NAME) ? ContentEncodingHeader.RENAMED : name)
                .toList());
    }

    // WireMock reads the headers of a request several times.
    private boolean isJson() {
        @Nullable Boolean known = isJson;
        if (known == null) {
            known = ContentTypeHeader.isJson(Collections.list(super.getHeaders(CONTENT_TYPE)));
            isJson = known;
        }
        return known;
    }

    private static boolean isDecodable(String query) {
        try {
            URLDecoder.decode(query, StandardCharsets.UTF_8);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    // The client cannot send a header with the other name, so the request has none under Content-Encoding.
    private static String sentName(String name) {
        if (name.equalsIgnoreCase(ContentEncodingHeader.NAME)) {
            return ContentEncodingHeader.RENAMED;
        }
        return name.equalsIgnoreCase(ContentEncodingHeader.RENAMED) ? ContentEncodingHeader.NAME : name;
    }

    private static final class ReadBody extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        ReadBody(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("WireMock reads bodies synchronously");
        }
    }
}
