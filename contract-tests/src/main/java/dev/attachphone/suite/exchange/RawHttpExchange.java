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
 * Writes bytes to a connection of their own and reads the answers, for requests that no proper client sends.
 *
 * @param connector opens the connection
 * @param timeout how long one answer may take
 */
record RawHttpExchange(SocketConnector connector, Duration timeout) {

    // What comes unasked comes at once, when the target has seen the end of the requests.
    private static final Duration SURPLUS = Duration.ofSeconds(1);

    /**
     * One reply to each request, then those that come although nothing asked for them.
     *
     * @param requests parts of one {@link RawRequest}
     * @throws NoResponseException if nothing listens
     */
    List<TargetReply> exchange(List<TargetRequest> requests) throws NoResponseException {
        RawRequest rawRequest = requests.get(0).raw().orElseThrow();
        try (Socket socket = connector.open()) {
            DeadlineInputStream in = new DeadlineInputStream(socket, timeout);
            RawReplyReader reader = new RawReplyReader(new BufferedInputStream(in), Instant.now());
            write(socket, rawRequest);
            List<TargetReply> replies = new ArrayList<>();
            for (TargetRequest targetRequest : requests) {
                in.restartDeadline(timeout);
                replies.add(reader.next(targetRequest.method()));
            }
            if (replies.get(replies.size() - 1).isResponse()) {
                in.restartDeadline(SURPLUS);
                replies.addAll(surplus(socket, rawRequest, reader));
            }
            return replies;
        } catch (IOException e) {
            throw NoResponseException.of(connector.url(), e);
        }
    }

    // A target that has closed its side already may still have answered.
    private static void write(Socket socket, RawRequest rawRequest) throws IOException {
        try {
            socket.getOutputStream().write(rawRequest.bytes().bytes());
            socket.getOutputStream().flush();
            if (rawRequest.halfClose()) {
                socket.shutdownOutput();
            }
        } catch (SocketException closed) {
            return;
        }
    }

    private static List<TargetReply> surplus(Socket socket, RawRequest rawRequest, RawReplyReader reader) {
        List<TargetReply> surplus = new ArrayList<>();
        try {
            if (!rawRequest.halfClose()) {
                socket.shutdownOutput();
            }
        } catch (IOException closed) {
            return surplus;
        }
        for (TargetReply targetReply = reader.next(""); targetReply.isResponse(); targetReply = reader.next("")) {
            surplus.add(targetReply);
        }
        return surplus;
    }
}
