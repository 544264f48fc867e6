package dev.attachphone.suite.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.testserver.SelfSignedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
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

class SocketConnectorTest {

    @Test
    void sendsOverTlsAndClosesTheSendingSide(@TempDir Path folder) throws Exception {
        SelfSignedCertificate known = SelfSignedCertificate.make(folder);
        try (ServerSocket socket =
                known.tls().getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread target = new Thread(() -> answer(socket));
            target.start();
            URI url = URI.create("https://127.0.0.1:" + socket.getLocalPort());
            RawRequest rawRequest = new RawRequest(Payload.of("abc", StandardCharsets.UTF_8), true);
            TargetRequest request = new TargetRequest("POST", "/", List.of(), Payload.EMPTY, Optional.of(rawRequest));
            SocketConnector socketConnector = new SocketConnector(
                    url,
                    TrustedCertificates.jvmDefaultAnd(known.certificate()).sslContext(),
                    Proxy.NO_PROXY,
                    Duration.ofSeconds(60));
            List<TargetReply> replies =
                    new RawHttpExchange(socketConnector, List.of(), Duration.ofSeconds(60)).exchange(List.of(request));
            assertEquals("abc", replies.get(0).body().text().orElseThrow());
            target.join();
        }
    }

    /** Responds with the received bytes at the end of the stream. */
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
