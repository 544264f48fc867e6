package dev.attachphone.server.http.connection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.server.HttpConfiguration;

/** A parser that remembers the last bytes that it parsed, because Jetty reports the protocol version in capitals however it was sent. */
final class TailRecordingHttpParser extends HttpParser {

    /** The length of a version and the end of its line. */
    private static final int TAIL = "HTTP/1.1\r\n".length();

    private String before = "";
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int start;

    TailRecordingHttpParser(RequestHandler handler, HttpConfiguration http, HttpCompliance compliance) {
        super(handler, http.getRequestHeaderSize(), compliance);
        setHeaderCacheSize(http.getHeaderCacheSize());
        setHeaderCacheCaseSensitive(http.isHeaderCacheCaseSensitive());
    }

    @Override
    public boolean parseNext(ByteBuffer next) {
        buffer = next;
        start = next.position();
        boolean handle = super.parseNext(next);
        before = tail();
        return handle;
    }

    /** Whether the bytes that were parsed last contain a text. */
    boolean hasJustRead(String text) {
        return tail().contains(text);
    }

    private String tail() {
        // Jetty clears the buffer of an invalid message.
        int count = Math.max(0, Math.min(TAIL, buffer.position() - start));
        byte[] bytes = new byte[count];
        buffer.get(buffer.position() - count, bytes);
        String all = before + new String(bytes, StandardCharsets.ISO_8859_1);
        return all.substring(Math.max(0, all.length() - TAIL));
    }
}
