package dev.attachphone.suite.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.tiny.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineTest {

    @Test
    void speaksTlsAndEndsTheStreamWhereTheBytesDo(@TempDir Path folder) throws Exception {
        SelfSigned known = SelfSigned.make(folder);
        try (ServerSocket socket =
                known.tls().getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread target = new Thread(() -> answer(socket));
            target.start();
            URI url = URI.create("https://127.0.0.1:" + socket.getLocalPort());
            Wire wire = new Wire(Payload.of("abc", StandardCharsets.UTF_8), true);
            Request request = new Request("POST", "/", List.of(), Payload.EMPTY, Optional.of(wire));
            Line line = new Line(url, Trust.of(known.certificate()).tls(), Duration.ofSeconds(60));
            List<Reply> replies = new Conversation(line, Duration.ofSeconds(60)).hold(List.of(request));
            assertEquals("abc", replies.get(0).body().text().orElseThrow());
            target.join();
        }
    }

    /** Answers with what came up to the end of the stream. */
    private static void answer(ServerSocket socket) {
        try (Socket connection = socket.accept()) {
            byte[] came = connection.getInputStream().readAllBytes();
            connection.getOutputStream().write("HTTP/1.0 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().write(came);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
