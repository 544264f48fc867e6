package dev.attachphone.suite.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetClientTest {

    private static final String HEAD = "HTTP/1.1 414 URI Too Long\r\nContent-Length: 2\r\nConnection: close\r\n\r\n";

    private static final TargetRequest SHORT = new TargetRequest("GET", "/", List.of(), Payload.EMPTY);

    private static final TargetRequest TOO_LONG =
            new TargetRequest("GET", "/?" + "x".repeat(16_400), List.of(), Payload.EMPTY);

    @Test
    void tooLongRequestWhoseAnswerIsLostIsSentAgain() throws Exception {
        assertEquals(Optional.of("{}"), send(TOO_LONG, "", "{}").body().text());
    }

    @Test
    void answerWithoutItsBodyIsAFailure() {
        assertThrows(NoResponseException.class, () -> send(SHORT, "", "{}"));
        assertThrows(NoResponseException.class, () -> send(TOO_LONG, "", "", "", "", "{}"));
    }

    /** Sends a request to a server that answers with these bodies, one after the other. */
    private static TargetReply send(TargetRequest request, String... bodies) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> {
                for (String body : bodies) {
                    answer(server, HEAD + body);
                }
            });
            answering.setDaemon(true);
            answering.start();
            URI url = URI.create("http://127.0.0.1:" + server.getLocalPort());
            return TargetClient.at(url, TrustedCertificates.jvmDefault(), Duration.ofSeconds(60), ExchangeListener.NONE)
                    .send(request);
        }
    }

    private static void answer(ServerSocket server, String answer) {
        try (Socket connection = server.accept()) {
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            while (!request.readLine().isEmpty()) {
                // Skips the headers.
            }
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The test has ended.
        }
    }
}
