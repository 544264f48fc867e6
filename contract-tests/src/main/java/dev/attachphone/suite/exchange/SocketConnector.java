package dev.attachphone.suite.exchange;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Opens TCP connections, with TLS for https. The certificate must be valid for the host.
 *
 * @param url the URL with host and port
 * @param sslContext the trusted certificates
 * @param proxy the HTTP proxy, or {@code NO_PROXY}
 * @param connectTimeout the time limit for connecting
 */
record SocketConnector(URI url, SSLContext sslContext, Proxy proxy, Duration connectTimeout) {

    Socket open() throws IOException {
        // Java connects through HTTP proxies with CONNECT.
        Socket socket = new Socket(proxy);
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host(), port(url)), Math.toIntExact(connectTimeout.toMillis()));
            return isSecure(url) ? secured(socket) : socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket secured(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) sslContext.getSocketFactory().createSocket(plain, host(), port(url), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private String host() {
        return url.getHost().replaceAll("[\\[\\]]", "");
    }

    static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : isSecure(url) ? 443 : 80;
    }

    static boolean isSecure(URI url) {
        return url.getScheme().equals("https");
    }
}
