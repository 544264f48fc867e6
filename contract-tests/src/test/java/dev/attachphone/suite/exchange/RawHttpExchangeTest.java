package dev.attachphone.suite.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RawHttpExchangeTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: 1\r\nx-a: 2\r\n\r\n{}";
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void readsAnAnswer() throws Exception {
        TargetReply targetReply = hold(OK, 1).get(0);
        assertEquals(200, targetReply.status());
        assertEquals(List.of("1", "2"), targetReply.headers().allValues("X-A"));
        assertEquals("{}", targetReply.body().text().orElseThrow());
    }

    @Test
    void readsChunks() throws Exception {
        String chunked = "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n";
        assertEquals("{}", hold(chunked, 1).get(0).body().text().orElseThrow());
    }

    @Test
    void readsUntilTheEndWhereNoLengthIsGiven() throws Exception {
        assertEquals(
                "{}", hold("HTTP/1.0 400 Bad\r\n\r\n{}", 1).get(0).body().text().orElseThrow());
    }

    @Test
    void passesOverInterimAnswers() throws Exception {
        assertEquals(200, hold("HTTP/1.1 100 Continue\r\n\r\n" + OK, 1).get(0).status());
    }

    @Test
    void readsOneAnswerToEachRequest() throws Exception {
        assertEquals(List.of(200, 200), statuses(hold(OK + OK, 2)));
    }

    @Test
    void closedConnectionIsNoAnswer() throws Exception {
        assertEquals(List.of(200, TargetReply.CLOSED), statuses(hold(OK, 2)));
        assertFalse(hold("", 1).get(0).isResponse());
    }

    @Test
    void answerThatNothingAskedForIsToldToo() throws Exception {
        assertEquals(List.of(200, 200, 200), statuses(hold(OK + OK + OK, 1)));
    }

    @Test
    void whatIsNoHttpIsNoAnswerButIsKept() throws Exception {
        TargetReply targetReply = hold("SSH-2.0-x\r\n\r\n", 1).get(0);
        assertEquals(TargetReply.CLOSED, targetReply.status());
        assertEquals("SSH-2.0-x\r\n\r\n", targetReply.body().text().orElseThrow());
    }

    @Test
    void answerThatIsCutOffIsNone() throws Exception {
        assertEquals(
                TargetReply.CLOSED,
                hold(OK.substring(0, OK.length() - 1), 1).get(0).status());
    }

    @Test
    void answerToHeadHasNoBody() throws Exception {
        String head = "HTTP/1.1 405 No\r\nContent-Length: 77\r\n\r\n";
        assertEquals(405, hold(head, List.of(request("HEAD"))).get(0).status());
    }

    @Test
    void targetThatSaysNothingIsSilent() throws Exception {
        try (ServerSocket mute = socket()) {
            RawHttpExchange rawHttpExchange = new RawHttpExchange(line(mute.getLocalPort()), Duration.ofMillis(50));
            assertEquals(
                    TargetReply.TIMED_OUT,
                    rawHttpExchange.exchange(List.of(request("POST"))).get(0).status());
        }
    }

    @Test
    void targetThatDripsIsGivenUp() throws Exception {
        try (ServerSocket socket = socket()) {
            Thread dripping = new Thread(() -> drip(socket));
            dripping.start();
            RawHttpExchange rawHttpExchange = new RawHttpExchange(line(socket.getLocalPort()), Duration.ofMillis(300));
            assertEquals(
                    TargetReply.TIMED_OUT,
                    rawHttpExchange.exchange(List.of(request("POST"))).get(0).status());
            dripping.join();
        }
    }

    @Test
    void keepsTheBeginningOfWhatIsLongAndNoHttp() throws Exception {
        TargetReply targetReply = hold("x".repeat(20_000), 1).get(0);
        assertEquals(TargetReply.CLOSED, targetReply.status());
        assertTrue(targetReply.body().text().orElseThrow().startsWith("xxx"));
    }

    @Test
    void nothingThatListensIsAnError() throws Exception {
        ServerSocket closed = socket();
        closed.close();
        RawHttpExchange rawHttpExchange = new RawHttpExchange(line(closed.getLocalPort()), LONG);
        assertThrows(NoResponseException.class, () -> rawHttpExchange.exchange(List.of(request("POST"))));
    }

    private static List<Integer> statuses(List<TargetReply> replies) {
        return replies.stream().map(TargetReply::status).toList();
    }

    private static List<TargetReply> hold(String answer, int requests) throws Exception {
        return hold(answer, Collections.nCopies(requests, request("POST")));
    }

    /** What is read from a target that says this when it has seen the end of the bytes. */
    private static List<TargetReply> hold(String answer, List<TargetRequest> requests) throws Exception {
        try (ServerSocket socket = socket()) {
            Thread target = new Thread(() -> answer(socket, answer));
            target.start();
            List<TargetReply> replies = new RawHttpExchange(line(socket.getLocalPort()), LONG).exchange(requests);
            target.join();
            return replies;
        }
    }

    private static void answer(ServerSocket socket, String answer) {
        try (Socket connection = socket.accept()) {
            connection.getInputStream().readAllBytes();
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A byte now and then, until nobody listens any more. */
    private static void drip(ServerSocket socket) {
        try (Socket connection = socket.accept()) {
            for (int i = 0; i < 1000; i++) {
                connection.getOutputStream().write('H');
                Thread.sleep(20);
            }
            throw new IllegalStateException("read to the end");
        } catch (IOException | InterruptedException e) {
            return;
        }
    }

    private static ServerSocket socket() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static SocketConnector line(int port) throws Exception {
        return new SocketConnector(
                URI.create("http://127.0.0.1:" + port), javax.net.ssl.SSLContext.getDefault(), Duration.ofSeconds(5));
    }

    private static TargetRequest request(String method) {
        RawRequest rawRequest = new RawRequest(Payload.of("x", StandardCharsets.UTF_8), true);
        return new TargetRequest(method, "/", List.of(), Payload.EMPTY, Optional.of(rawRequest));
    }
}
