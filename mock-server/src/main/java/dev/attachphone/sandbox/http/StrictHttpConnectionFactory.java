package dev.attachphone.sandbox.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import wiremock.org.eclipse.jetty.http.BadMessageException;
import wiremock.org.eclipse.jetty.http.HttpCompliance;
import wiremock.org.eclipse.jetty.http.HttpParser;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.io.Connection;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.server.Connector;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.HttpConnection;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.util.NanoTime;

/**
 * Creates HTTP/1.1 connections with three differences from Jetty's.
 *
 * <ul>
 *   <li>The limit of the request line and the headers is exact. Jetty does not count all bytes of fields that it recognizes.
 *   <li>A protocol version other than {@code HTTP/1.1} and {@code HTTP/1.0}, in capitals, is answered with 400 (RFC 9112, section 2.3).
 *   <li>If the headers of a request arrive too slowly, or stall for the idle timeout of the connector, the answer is 408. Jetty waits, or
 *       closes the connection.
 * </ul>
 */
final class StrictHttpConnectionFactory extends HttpConnectionFactory {

    private final Duration requestTimeout;

    StrictHttpConnectionFactory(HttpConfiguration http, Duration requestTimeout) {
        super(http);
        this.requestTimeout = requestTimeout;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new StrictHttpConnection(getHttpConfiguration(), connector, endPoint), connector, endPoint);
    }

    private final class StrictHttpConnection extends HttpConnection {

        StrictHttpConnection(HttpConfiguration http, Connector connector, EndPoint endPoint) {
            super(http, connector, endPoint, false);
        }

        @Override
        protected HttpParser newHttpParser(HttpCompliance compliance) {
            return new StrictHttpParser(newRequestHandler(), getHttpConfiguration(), compliance);
        }

        @Override
        public void onFillable() {
            if (isInHeaders() && NanoTime.since(getParser().getBeginNanoTime()) > requestTimeout.toNanos()) {
                refuseAsTimedOut();
            } else {
                super.onFillable();
            }
        }

        @Override
        protected void onFillInterestedFailed(Throwable cause) {
            if (cause instanceof TimeoutException && isInHeaders()) {
                refuseAsTimedOut();
            } else {
                super.onFillInterestedFailed(cause);
            }
        }

        private boolean isInHeaders() {
            return getParser().inHeaderState() && !getParser().isStart();
        }

        private void refuseAsTimedOut() {
            getParser().close();
            newRequestHandler().badMessage(new BadMessageException(HttpStatus.REQUEST_TIMEOUT_408));
        }
    }

    /** Counts the bytes of headers, and looks at the version, which Jetty passes on in capitals however it was sent. */
    private static final class StrictHttpParser extends HttpParser {

        /** The longest end of a request line: a version and the end of the line. */
        private static final int TAIL = " HTTP/1.1\r\n".length();

        private static final Pattern END_OF_REQUEST_LINE = Pattern.compile(" HTTP/1\\.[01]\r?\n\\z");

        private static final int VERSION_NOT_SUPPORTED = HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;

        private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

        private final int maxHeaderBytes;

        /** The bytes of this message in buffers that were parsed before. */
        private int bytesBefore;

        /** The last of them. */
        private String tailBefore = "";

        /** The buffer that is being parsed, and where parsing began. */
        private ByteBuffer buffer = EMPTY;

        private int start;

        StrictHttpParser(RequestHandler handler, HttpConfiguration http, HttpCompliance compliance) {
            super(handler, http.getRequestHeaderSize(), compliance);
            maxHeaderBytes = http.getRequestHeaderSize();
        }

        @Override
        public boolean parseNext(ByteBuffer next) {
            buffer = next;
            start = next.position();
            boolean handle = super.parseNext(next);
            tailBefore = tail();
            bytesBefore = bytes();
            // The buffer may be used by other connections from now on.
            buffer = EMPTY;
            start = 0;
            return handle;
        }

        @Override
        public void reset() {
            super.reset();
            bytesBefore = 0;
        }

        @Override
        protected void badMessage(BadMessageException reason) {
            super.badMessage(
                    reason.getCode() == VERSION_NOT_SUPPORTED ? new BadMessageException(reason.getReason()) : reason);
        }

        @Override
        protected void setState(State state) {
            if (state != State.CLOSE && state != State.CLOSED) {
                check(getState(), state);
            }
            super.setState(state);
        }

        private void check(State from, State to) {
            if (from == State.URI && bytes() > maxHeaderBytes) {
                throw new BadMessageException(HttpStatus.URI_TOO_LONG_414);
            }
            if (from == State.HEADER && bytes() > maxHeaderBytes) {
                throw new BadMessageException(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);
            }
            boolean isEndOfRequestLine = to == State.HEADER && from != State.HEADER;
            if (isEndOfRequestLine && !END_OF_REQUEST_LINE.matcher(tail()).find()) {
                throw new BadMessageException("the protocol version is neither HTTP/1.1 nor HTTP/1.0 in capitals");
            }
        }

        private int bytes() {
            return bytesBefore + buffer.position() - start;
        }

        private String tail() {
            // Jetty has cleared the buffer if the message is invalid.
            int count = Math.max(0, Math.min(TAIL, buffer.position() - start));
            byte[] bytes = new byte[count];
            buffer.get(buffer.position() - count, bytes);
            String all = tailBefore + new String(bytes, StandardCharsets.ISO_8859_1);
            return all.substring(Math.max(0, all.length() - TAIL));
        }
    }
}
