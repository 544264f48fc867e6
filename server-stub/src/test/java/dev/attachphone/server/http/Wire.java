package dev.attachphone.server.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which a test says what it likes. */
final class Wire implements AutoCloseable {

    /** Not a bound that a test relies on: it only ends one that has failed. */
    private static final int MAX_WAIT_MILLIS = 60_000;

    private final Socket socket;

    Wire(URI url) throws IOException {
        socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(MAX_WAIT_MILLIS);
    }

    /** An attach request, its credential and {@code more} headers included. */
    static String attach(String body, String... more) {
        return "POST " + TestApi.PATH + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nToken: "
                + TestApi.CREDENTIAL + "\r\nContent-Length: " + body.length() + "\r\n"
                + String.join("", more) + "\r\n" + body;
    }

    Wire send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** What comes until the other side closes the connection. */
    String readToEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What comes up to that text. */
    String readTo(String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("ended after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    /** Whether something has come that was not read yet. */
    boolean hasMore() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
