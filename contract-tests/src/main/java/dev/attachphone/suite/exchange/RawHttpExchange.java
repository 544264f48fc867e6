package dev.attachphone.suite.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends a raw request over a new connection and reads the replies.
 *
 * @param connector opens the connection
 * @param added the headers that are added to each request
 * @param timeout the time limit for each reply
 */
record RawHttpExchange(SocketConnector connector, List<HeaderLine> added, Duration timeout) {

    // A target sends an unexpected reply at once after it has seen the end of the requests.
    private static final Duration UNEXPECTED_REPLY_TIMEOUT = Duration.ofSeconds(1);

    /**
     * Sends the bytes and reads the replies.
     *
     * @param requests the parts of one {@link RawRequest}
     * @return one reply for each request, then the unexpected ones
     * @throws NoResponseException if the connection fails
     */
    List<TargetReply> exchange(List<TargetRequest> requests) throws NoResponseException {
        RawRequest raw = requests.get(0).raw().orElseThrow().with(added, requests.size());
        try (Socket socket = connector.open()) {
            DeadlineInputStream in = new DeadlineInputStream(socket, timeout);
            RawReplyReader reader = new RawReplyReader(new BufferedInputStream(in), Instant.now());
            write(socket, raw);
            List<TargetReply> replies = new ArrayList<>();
            for (TargetRequest request : requests) {
                in.restartDeadline(timeout);
                replies.add(reader.next(request.method()));
            }
            if (replies.get(replies.size() - 1).isResponse()) {
                in.restartDeadline(UNEXPECTED_REPLY_TIMEOUT);
                replies.addAll(unexpectedReplies(socket, raw, reader));
            }
            return replies;
        } catch (IOException e) {
            throw NoResponseException.of(connector.url(), e);
        }
    }

    // The target may have replied before it closed the connection.
    private static void write(Socket socket, RawRequest raw) throws IOException {
        try {
            socket.getOutputStream().write(raw.bytes().bytes());
            socket.getOutputStream().flush();
            if (raw.halfClose()) {
                socket.shutdownOutput();
            }
        } catch (SocketException closed) {
            return;
        }
    }

    private static List<TargetReply> unexpectedReplies(Socket socket, RawRequest raw, RawReplyReader reader) {
        List<TargetReply> replies = new ArrayList<>();
        try {
            if (!raw.halfClose()) {
                socket.shutdownOutput();
            }
        } catch (IOException closed) {
            return replies;
        }
        for (TargetReply reply = reader.next(""); reply.isResponse(); reply = reader.next("")) {
            replies.add(reply);
        }
        return replies;
    }
}
