package dev.attachphone.suite.faulty.server;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/** HTTP/1.1 connections that refuse a request target such as {@code http:/path}, which Jetty accepts as a path. */
final class StrictTargetConnectionFactory extends HttpConnectionFactory {

    StrictTargetConnectionFactory(HttpConfiguration http) {
        super(http);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection = new Checked(getHttpConfiguration(), connector, endPoint);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }

    private static final class Checked extends HttpConnection {

        Checked(HttpConfiguration http, Connector connector, EndPoint endPoint) {
            super(http, connector, endPoint);
        }

        @Override
        protected HttpStreamOverHTTP1 newHttpStream(String method, String target, HttpVersion version) {
            HttpURI uri = HttpURI.from(method, target);
            if (uri.getScheme() != null && uri.getHost() == null) {
                throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, "no host");
            }
            return super.newHttpStream(method, target, version);
        }
    }
}
