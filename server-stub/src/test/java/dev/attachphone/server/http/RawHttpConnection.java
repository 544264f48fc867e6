package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A plain TCP connection to a server, for requests that HTTP clients do not send. */
public final class RawHttpConnection implements AutoCloseable {

    /** Only ends a test that has failed. */
    private static final int MAX_WAIT_MILLIS = 60_000;

    /** Callers try again if nothing has arrived by then. */
    private static final Duration SOON = Duration.ofMillis(200);

    private final Socket socket;
    private final PushbackInputStream in;

    public RawHttpConnection(URI url) throws IOException {
        this(new Socket(url.getHost(), url.getPort()));
    }

    /** Connects from a local address. */
    public RawHttpConnection(URI url, String localAddress) throws IOException {
        this(new Socket(url.getHost(), url.getPort(), InetAddress.getByName(localAddress), 0));
    }

    private RawHttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(MAX_WAIT_MILLIS);
        in = new PushbackInputStream(socket.getInputStream());
    }

    /** An attach request with a valid credential and {@code more} headers. */
    public static String attach(String body, String... more) {
        return "POST " + TestApplication.PATH + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nToken: "
                + TestApplication.CREDENTIAL + "\r\nContent-Length: " + body.length() + "\r\n"
                + String.join("", more) + "\r\n" + body;
    }

    public RawHttpConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Reads until the server closes the connection. */
    public String readToEnd() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads up to and including a text. */
    public String readTo(String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("connection closed after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    /** Whether unread bytes arrive within a short time. */
    public boolean hasMoreShortly() throws IOException {
        return hasMoreWithin(SOON);
    }

    /** Whether bytes, or the end of the stream, arrive within a time. */
    boolean hasMoreWithin(Duration time) throws IOException {
        socket.setSoTimeout(Math.toIntExact(time.toMillis()));
        try {
            in.unread(in.read());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(MAX_WAIT_MILLIS);
        }
    }

    /** Asserts that a response is the error envelope with {@code Connection: close}. */
    public static void assertErrorAndClose(int status, String message, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
        assertTrue(
                answer.endsWith(
                        "\r\n\r\n{\"error\":true,\"code\":" + status + ",\"message\":\"" + message + "\",\"data\":{}}"),
                answer);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
