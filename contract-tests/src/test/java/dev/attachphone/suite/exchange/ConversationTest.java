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

class ConversationTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: 1\r\nx-a: 2\r\n\r\n{}";
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void readsAnAnswer() throws Exception {
        Reply reply = hold(OK, 1).get(0);
        assertEquals(200, reply.status());
        assertEquals(List.of("1", "2"), reply.headers().allValues("X-A"));
        assertEquals("{}", reply.body().text().orElseThrow());
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
        assertEquals(List.of(200, Reply.CLOSED), statuses(hold(OK, 2)));
        assertFalse(hold("", 1).get(0).isAnswer());
    }

    @Test
    void answerThatNothingAskedForIsToldToo() throws Exception {
        assertEquals(List.of(200, 200, 200), statuses(hold(OK + OK + OK, 1)));
    }

    @Test
    void whatIsNoHttpIsNoAnswerButIsKept() throws Exception {
        Reply reply = hold("SSH-2.0-x\r\n\r\n", 1).get(0);
        assertEquals(Reply.CLOSED, reply.status());
        assertEquals("SSH-2.0-x\r\n\r\n", reply.body().text().orElseThrow());
    }

    @Test
    void answerThatIsCutOffIsNone() throws Exception {
        assertEquals(
                Reply.CLOSED, hold(OK.substring(0, OK.length() - 1), 1).get(0).status());
    }

    @Test
    void answerToHeadHasNoBody() throws Exception {
        String head = "HTTP/1.1 405 No\r\nContent-Length: 77\r\n\r\n";
        assertEquals(405, hold(head, List.of(request("HEAD"))).get(0).status());
    }

    @Test
    void targetThatSaysNothingIsSilent() throws Exception {
        try (ServerSocket mute = socket()) {
            Conversation conversation = new Conversation(line(mute.getLocalPort()), Duration.ofMillis(50));
            assertEquals(
                    Reply.SILENT,
                    conversation.hold(List.of(request("POST"))).get(0).status());
        }
    }

    @Test
    void targetThatDripsIsGivenUp() throws Exception {
        try (ServerSocket socket = socket()) {
            Thread dripping = new Thread(() -> drip(socket));
            dripping.start();
            Conversation conversation = new Conversation(line(socket.getLocalPort()), Duration.ofMillis(300));
            assertEquals(
                    Reply.SILENT,
                    conversation.hold(List.of(request("POST"))).get(0).status());
            dripping.join();
        }
    }

    @Test
    void keepsTheBeginningOfWhatIsLongAndNoHttp() throws Exception {
        Reply reply = hold("x".repeat(20_000), 1).get(0);
        assertEquals(Reply.CLOSED, reply.status());
        assertTrue(reply.body().text().orElseThrow().startsWith("xxx"));
    }

    @Test
    void nothingThatListensIsAnError() throws Exception {
        ServerSocket closed = socket();
        closed.close();
        Conversation conversation = new Conversation(line(closed.getLocalPort()), LONG);
        assertThrows(Unanswered.class, () -> conversation.hold(List.of(request("POST"))));
    }

    private static List<Integer> statuses(List<Reply> replies) {
        return replies.stream().map(Reply::status).toList();
    }

    private static List<Reply> hold(String answer, int requests) throws Exception {
        return hold(answer, Collections.nCopies(requests, request("POST")));
    }

    /** What is read from a target that says this when it has seen the end of the bytes. */
    private static List<Reply> hold(String answer, List<Request> requests) throws Exception {
        try (ServerSocket socket = socket()) {
            Thread target = new Thread(() -> answer(socket, answer));
            target.start();
            List<Reply> replies = new Conversation(line(socket.getLocalPort()), LONG).hold(requests);
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

    private static Line line(int port) throws Exception {
        return new Line(
                URI.create("http://127.0.0.1:" + port), javax.net.ssl.SSLContext.getDefault(), Duration.ofSeconds(5));
    }

    private static Request request(String method) {
        Wire wire = new Wire(Payload.of("x", StandardCharsets.UTF_8), true);
        return new Request(method, "/", List.of(), Payload.EMPTY, Optional.of(wire));
    }
}
