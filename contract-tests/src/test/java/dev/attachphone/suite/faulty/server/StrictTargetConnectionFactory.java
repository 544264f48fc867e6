package dev.attachphone.suite.faulty.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 connections that refuse request lines which Jetty accepts: invalid targets, and versions that are not in capitals. */
final class StrictTargetConnectionFactory extends HttpConnectionFactory {

    private final HttpRequestRules rules;

    StrictTargetConnectionFactory(HttpConfiguration http, HttpRequestRules rules) {
        super(http);
        this.rules = rules;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection = new Checked(getHttpConfiguration(), connector, endPoint, rules);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }

    private static final class Checked extends HttpConnection {

        private final HttpRequestRules rules;

        // Set by the constructor of the superclass.
        private HttpConnection.@Nullable RequestHandler handler;

        Checked(HttpConfiguration http, Connector connector, EndPoint endPoint, HttpRequestRules rules) {
            super(http, connector, endPoint);
            this.rules = rules;
        }

        @Override
        protected HttpConnection.RequestHandler newRequestHandler() {
            HttpConnection.RequestHandler created = super.newRequestHandler();
            handler = created;
            return created;
        }

        @Override
        protected HttpParser newHttpParser(HttpCompliance compliance) {
            return new VersionParser(Objects.requireNonNull(handler), getHttpConfiguration(), compliance);
        }

        @Override
        protected HttpStreamOverHTTP1 newHttpStream(String method, String target, HttpVersion version) {
            boolean inCapitals = rules.anyCaseOfVersion || wasInCapitals();
            if (!inCapitals || !rules.target.test(HttpURI.from(method, target))) {
                throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, "invalid request line");
            }
            return super.newHttpStream(method, target, version);
        }

        // Jetty calls newHttpStream again for its answer to an invalid request.
        private boolean wasInCapitals() {
            if (!(getParser() instanceof VersionParser parser)) {
                return true;
            }
            boolean was = parser.isInCapitals;
            parser.isInCapitals = true;
            return was;
        }
    }

    /** Looks at the version as it is sent; Jetty reports it in capitals. */
    private static final class VersionParser extends HttpParser {

        private static final Pattern IN_CAPITALS = Pattern.compile("(?s)\\s*[^\\r\\n]* HTTP/[0-9.]+\\r?\\n.*");

        private boolean isInCapitals = true;

        VersionParser(HttpParser.RequestHandler handler, HttpConfiguration http, HttpCompliance compliance) {
            super(handler, http.getRequestHeaderSize(), compliance);
            setHeaderCacheSize(http.getHeaderCacheSize());
            setHeaderCacheCaseSensitive(http.isHeaderCacheCaseSensitive());
        }

        // A request line that arrives in parts is not checked. The suite sends it at once.
        @Override
        public boolean parseNext(ByteBuffer buffer) {
            String sent = StandardCharsets.ISO_8859_1.decode(buffer.slice()).toString();
            if (isStart() && sent.strip().contains("\n")) {
                isInCapitals = IN_CAPITALS.matcher(sent).matches();
            }
            return super.parseNext(buffer);
        }
    }
}
