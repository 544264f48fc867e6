package dev.attachphone.server.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.server.http.TestApplication;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackException;

/** An HTTP/2 connection on which a test sends and receives single frames. */
public final class RawHttp2Connection implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RESET = 3;
    static final int SETTINGS = 4;
    public static final int GO_AWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;

    private static final int END_STREAM = 1;
    private static final int ACKNOWLEDGED = 1;
    private static final int END_HEADERS = 4;
    private static final int CANCEL = 8;
    private static final int MAX_FRAME = 16_384;
    private static final int MAX_WAIT_MILLIS = 60_000;

    private final String authority;
    private final SSLSocket socket;
    private final DataInputStream in;
    private final HpackDecoder decoder = new HpackDecoder(1 << 20, System::nanoTime);

    /** A received frame. */
    public record Frame(int type, int flags, int stream, ByteBuffer payload) {

        /** The payload of a DATA frame, followed by dots unless it ends the stream. */
        String text() {
            return StandardCharsets.UTF_8.decode(payload) + ((flags & END_STREAM) == 0 ? "..." : "");
        }

        /** The error code of a RST_STREAM or GOAWAY frame. */
        int error() {
            return payload.getInt(type == GO_AWAY ? Integer.BYTES : 0);
        }
    }

    public RawHttp2Connection(URI url, SSLContext trust) throws IOException {
        authority = url.getAuthority();
        socket = (SSLSocket) trust.getSocketFactory().createSocket(url.getHost(), url.getPort());
        socket.setSoTimeout(MAX_WAIT_MILLIS);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        send(SETTINGS, 0, 0, new byte[0]);
    }

    /** Sends the headers of an attach request, with {@code more} headers. */
    public RawHttp2Connection sendAttach(int stream, Map<String, String> more) throws IOException {
        LiteralHeaderBlock block = requestHeaders("POST", TestApplication.PATH);
        block.add("content-type", "application/json");
        block.add("token", TestApplication.CREDENTIAL);
        more.forEach(block::add);
        byte[] bytes = block.toBytes();
        for (int from = 0; from < bytes.length; from += MAX_FRAME) {
            int to = Math.min(from + MAX_FRAME, bytes.length);
            int flags = to == bytes.length ? END_HEADERS : 0;
            send(from == 0 ? HEADERS : CONTINUATION, flags, stream, Arrays.copyOfRange(bytes, from, to));
        }
        return this;
    }

    /** Sends a GET request without a body. */
    RawHttp2Connection sendGet(int stream, String path) throws IOException {
        send(
                HEADERS,
                END_HEADERS | END_STREAM,
                stream,
                requestHeaders("GET", path).toBytes());
        return this;
    }

    private LiteralHeaderBlock requestHeaders(String method, String path) {
        LiteralHeaderBlock block = new LiteralHeaderBlock();
        block.add(":method", method);
        block.add(":scheme", "https");
        block.add(":authority", authority);
        block.add(":path", path);
        return block;
    }

    /** Sends a DATA frame. */
    public RawHttp2Connection sendBody(int stream, String piece, boolean isLast) throws IOException {
        send(DATA, isLast ? END_STREAM : 0, stream, piece.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Resets a stream, as a client does that no longer wants the answer. */
    RawHttp2Connection sendReset(int stream) throws IOException {
        send(RESET, 0, stream, ByteBuffer.allocate(Integer.BYTES).putInt(CANCEL).array());
        return this;
    }

    /** Announces that no more requests follow, and waits until the server has closed the connection. */
    void finish() throws IOException {
        send(GO_AWAY, 0, 0, new byte[2 * Integer.BYTES]);
        in.transferTo(OutputStream.nullOutputStream());
    }

    /** Reads the next frame other than SETTINGS and WINDOW_UPDATE. */
    public Frame read() throws IOException {
        while (true) {
            int head = in.readInt();
            int flags = in.readUnsignedByte();
            Frame frame = new Frame(head & 0xff, flags, in.readInt(), ByteBuffer.wrap(in.readNBytes(head >>> 8)));
            if (frame.type() == SETTINGS && (flags & ACKNOWLEDGED) == 0) {
                send(SETTINGS, ACKNOWLEDGED, 0, new byte[0]);
            } else if (frame.type() != SETTINGS && frame.type() != WINDOW_UPDATE) {
                return frame;
            }
        }
    }

    /** Whether bytes arrive within a time. */
    public boolean hasMoreWithin(Duration time) throws IOException {
        socket.setSoTimeout(Math.toIntExact(time.toMillis()));
        try {
            in.mark(1);
            boolean hasMore = in.read() >= 0;
            in.reset();
            return hasMore;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(MAX_WAIT_MILLIS);
        }
    }

    /** Reads the HEADERS frame of a response, and returns its status. */
    public int readStatus(int stream) throws IOException, HpackException {
        return readResponse(stream).getStatus();
    }

    /** Reads the HEADERS frame of a response with a status, and returns its stream. */
    int readStreamOfResponse(int status) throws IOException, HpackException {
        Frame frame = read();
        assertEquals(HEADERS, frame.type(), frame.toString());
        assertEquals(status, ((MetaData.Response) decoder.decode(frame.payload())).getStatus());
        return frame.stream();
    }

    /** Reads the HEADERS frame of a response, after the frames of other streams. */
    MetaData.Response readResponse(int stream) throws IOException, HpackException {
        while (true) {
            Frame frame = read();
            // Each header block changes the state of the decoder.
            MetaData.Response response =
                    frame.type() == HEADERS ? (MetaData.Response) decoder.decode(frame.payload()) : null;
            if (frame.stream() == stream) {
                return Objects.requireNonNull(response, frame.toString());
            }
        }
    }

    private void send(int type, int flags, int stream, byte[] payload) throws IOException {
        byte[] frame = ByteBuffer.allocate(9 + payload.length)
                .putInt((payload.length << 8) | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
        socket.getOutputStream().write(frame);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
