package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection on which a test says what it likes. */
public final class RawHttpConnection implements AutoCloseable {

    /** Not a bound that a test relies on: it only ends one that has failed. */
    private static final int MAX_WAIT_MILLIS = 60_000;

    /** Not a bound either: whoever asks too early asks again. */
    private static final Duration SOON = Duration.ofMillis(200);

    private final Socket socket;
    private final PushbackInputStream in;

    public RawHttpConnection(URI url) throws IOException {
        socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(MAX_WAIT_MILLIS);
        in = new PushbackInputStream(socket.getInputStream());
    }

    /** An attach request, its credential and {@code more} headers included. */
    public static String attach(String body, String... more) {
        return "POST " + TestApplication.PATH + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nToken: "
                + TestApplication.CREDENTIAL + "\r\nContent-Length: " + body.length() + "\r\n"
                + String.join("", more) + "\r\n" + body;
    }

    public RawHttpConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** What comes until the other side closes the connection. */
    public String readToEnd() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What comes up to that text. */
    public String readTo(String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    /** Whether something comes soon that was not read yet. */
    public boolean hasMoreShortly() throws IOException {
        return hasMoreWithin(SOON);
    }

    /** Whether something comes within that time, be it the end of the connection. */
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

    /** Whether this is all that came: the envelope, and then the end of the connection. */
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
