package dev.attachphone.sandbox.http;

import dev.attachphone.sandbox.inspect.RequestInspection;
import dev.attachphone.sandbox.request.ContentTypeHeader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletInputStream;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request whose body ends one byte past the largest one allowed, so that it is seen to be too large.
 *
 * <p>What WireMock would do with other bodies is kept from it. It would inflate a compressed one without any bound, so that one
 * is cut to what makes it malformed. It would fail over a multipart one without a boundary, or a charset there is not, so the
 * single value of the content type, which decides that, is always JSON; the list of its values, which the stubs go by, is the
 * client's, but for the parameters of one that is right. It would also fail over a query that cannot be decoded; no answer goes by the query, so such a one is left out.
 */
final class LimitedBodyRequest extends HttpServletRequestWrapper {

    /** How much of a body that is too large is still taken, so that the client gets to read the answer. */
    private static final int MAX_DRAINED = 32 * 1024 * 1024;

    private static final String CONTENT_TYPE = "Content-Type";

    private static final String JSON = "application/json";

    private static final int GZIP_FIRST_BYTE = 0x1f;

    private @Nullable ServletInputStream body;

    LimitedBodyRequest(HttpServletRequest request) {
        super(request);
    }

    /**
     * Takes the body off the connection.
     *
     * @throws IOException if it ends too early
     */
    void readBody() throws IOException {
        body = new ByteArrayServletInputStream(read(super.getInputStream()));
    }

    @Override
    public ServletInputStream getInputStream() {
        return Objects.requireNonNull(body, "the body is read first");
    }

    // HTTP methods are told apart by case, WireMock's are not.
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
        if (isEncoding(name)) {
            return null;
        }
        String value = super.getHeader(name);
        return value != null && name.equalsIgnoreCase(CONTENT_TYPE) ? JSON : value;
    }

    @Override
    public @Nullable String getContentType() {
        return getHeader(CONTENT_TYPE);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (isEncoding(name)) {
            return Collections.emptyEnumeration();
        }
        boolean isJson = name.equalsIgnoreCase(CONTENT_TYPE)
                && ContentTypeHeader.isJson(Collections.list(super.getHeaders(name)));
        return isJson ? Collections.enumeration(List.of(JSON)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !isEncoding(name))
                .toList());
    }

    private static byte[] read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(RequestInspection.MAX_BODY + 1);
        if (bytes.length > RequestInspection.MAX_BODY) {
            drain(in);
        }
        boolean compressed =
                bytes.length > 0 && bytes.length <= RequestInspection.MAX_BODY && bytes[0] == GZIP_FIRST_BYTE;
        return compressed ? new byte[] {GZIP_FIRST_BYTE} : bytes;
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        int left = MAX_DRAINED;
        int count = in.read(buffer);
        while (count >= 0 && left > 0) {
            left -= count;
            count = in.read(buffer);
        }
    }

    private static boolean isDecodable(String query) {
        try {
            URLDecoder.decode(query, StandardCharsets.UTF_8);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isEncoding(String name) {
        return name.equalsIgnoreCase("Content-Encoding");
    }
}
