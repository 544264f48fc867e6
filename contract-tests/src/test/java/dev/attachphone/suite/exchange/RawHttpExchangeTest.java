package dev.attachphone.suite.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
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
    void readsAResponse() throws Exception {
        TargetReply reply = replies(OK, 1).get(0);
        assertEquals(200, reply.status());
        assertEquals(List.of("1", "2"), reply.headers().allValues("X-A"));
        assertEquals("{}", reply.body().text().orElseThrow());
    }

    @Test
    void readsChunks() throws Exception {
        String chunked = "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n";
        assertEquals("{}", replies(chunked, 1).get(0).body().text().orElseThrow());
    }

    @Test
    void readsToTheEndWithoutAContentLength() throws Exception {
        assertEquals(
                "{}",
                replies("HTTP/1.0 400 Bad\r\n\r\n{}", 1).get(0).body().text().orElseThrow());
    }

    @Test
    void skipsInterimResponses() throws Exception {
        assertEquals(
                200, replies("HTTP/1.1 100 Continue\r\n\r\n" + OK, 1).get(0).status());
    }

    @Test
    void readsOneResponseForEachRequest() throws Exception {
        assertEquals(List.of(200, 200), statuses(replies(OK + OK, 2)));
    }

    @Test
    void closedConnectionIsNoResponse() throws Exception {
        assertEquals(List.of(200, TargetReply.CLOSED), statuses(replies(OK, 2)));
        assertFalse(replies("", 1).get(0).isResponse());
    }

    @Test
    void returnsUnexpectedResponses() throws Exception {
        assertEquals(List.of(200, 200, 200), statuses(replies(OK + OK + OK, 1)));
    }

    @Test
    void keepsBytesThatAreNotHttp() throws Exception {
        TargetReply reply = replies("SSH-2.0-x\r\n\r\n", 1).get(0);
        assertEquals(TargetReply.CLOSED, reply.status());
        assertEquals("SSH-2.0-x\r\n\r\n", reply.body().text().orElseThrow());
    }

    @Test
    void truncatedResponseIsNoResponse() throws Exception {
        assertEquals(
                TargetReply.CLOSED,
                replies(OK.substring(0, OK.length() - 1), 1).get(0).status());
    }

    @Test
    void responseToHeadHasNoBody() throws Exception {
        String head = "HTTP/1.1 405 No\r\nContent-Length: 77\r\n\r\n";
        assertEquals(405, replies(head, List.of(request("HEAD"))).get(0).status());
    }

    @Test
    void targetThatSendsNothingTimesOut() throws Exception {
        try (ServerSocket mute = socket()) {
            RawHttpExchange rawHttpExchange =
                    new RawHttpExchange(line(mute.getLocalPort()), List.of(), Duration.ofMillis(50));
            assertEquals(
                    TargetReply.TIMED_OUT,
                    rawHttpExchange.exchange(List.of(request("POST"))).get(0).status());
        }
    }

    @Test
    void targetThatSendsSlowlyTimesOut() throws Exception {
        try (ServerSocket socket = socket()) {
            Thread dripping = new Thread(() -> drip(socket));
            dripping.start();
            RawHttpExchange rawHttpExchange =
                    new RawHttpExchange(line(socket.getLocalPort()), List.of(), Duration.ofMillis(300));
            assertEquals(
                    TargetReply.TIMED_OUT,
                    rawHttpExchange.exchange(List.of(request("POST"))).get(0).status());
            dripping.join();
        }
    }

    @Test
    void keepsOnlyTheStartOfLongBytesThatAreNotHttp() throws Exception {
        TargetReply reply = replies("x".repeat(20_000), 1).get(0);
        assertEquals(TargetReply.CLOSED, reply.status());
        assertTrue(reply.body().text().orElseThrow().startsWith("xxx"));
    }

    @Test
    void refusedConnectionThrows() throws Exception {
        ServerSocket closed = socket();
        closed.close();
        RawHttpExchange rawHttpExchange = new RawHttpExchange(line(closed.getLocalPort()), List.of(), LONG);
        assertThrows(NoResponseException.class, () -> rawHttpExchange.exchange(List.of(request("POST"))));
    }

    private static List<Integer> statuses(List<TargetReply> replies) {
        return replies.stream().map(TargetReply::status).toList();
    }

    private static List<TargetReply> replies(String answer, int requests) throws Exception {
        return replies(answer, Collections.nCopies(requests, request("POST")));
    }

    /** The replies of a target that sends this text after the end of the request. */
    private static List<TargetReply> replies(String answer, List<TargetRequest> requests) throws Exception {
        try (ServerSocket socket = socket()) {
            Thread target = new Thread(() -> answer(socket, answer));
            target.start();
            List<TargetReply> replies =
                    new RawHttpExchange(line(socket.getLocalPort()), List.of(), LONG).exchange(requests);
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

    /** Sends one byte at a time until the connection is closed. */
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
                URI.create("http://127.0.0.1:" + port),
                javax.net.ssl.SSLContext.getDefault(),
                Proxy.NO_PROXY,
                Duration.ofSeconds(5));
    }

    private static TargetRequest request(String method) {
        RawRequest rawRequest = new RawRequest(Payload.of("x", StandardCharsets.UTF_8), true);
        return new TargetRequest(method, "/", List.of(), Payload.EMPTY, Optional.of(rawRequest));
    }
}
