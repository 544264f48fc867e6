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
 * @param line opens the connection
 * @param patience how long one answer may take
 */
record Conversation(Line line, Duration patience) {

    // What comes unasked comes at once, when the target has seen the end of the requests.
    private static final Duration SURPLUS = Duration.ofSeconds(1);

    /**
     * One reply to each request, then those that come although nothing asked for them.
     *
     * @param requests parts of one {@link Wire}
     * @throws Unanswered if nothing listens
     */
    List<Reply> hold(List<Request> requests) throws Unanswered {
        Wire wire = requests.get(0).wire().orElseThrow();
        try (Socket socket = line.open()) {
            TimedInputStream in = new TimedInputStream(socket, patience);
            ReplyReader reader = new ReplyReader(new BufferedInputStream(in), Instant.now());
            write(socket, wire);
            List<Reply> replies = new ArrayList<>();
            for (Request request : requests) {
                in.within(patience);
                replies.add(reader.next(request.method()));
            }
            if (replies.get(replies.size() - 1).isAnswer()) {
                in.within(SURPLUS);
                replies.addAll(surplus(socket, wire, reader));
            }
            return replies;
        } catch (IOException e) {
            throw Unanswered.because(line.url(), e);
        }
    }

    // A target that has closed its side already may still have answered.
    private static void write(Socket socket, Wire wire) throws IOException {
        try {
            socket.getOutputStream().write(wire.bytes().bytes());
            socket.getOutputStream().flush();
            if (wire.halfClosed()) {
                socket.shutdownOutput();
            }
        } catch (SocketException closed) {
            return;
        }
    }

    private static List<Reply> surplus(Socket socket, Wire wire, ReplyReader reader) {
        List<Reply> surplus = new ArrayList<>();
        try {
            if (!wire.halfClosed()) {
                socket.shutdownOutput();
            }
        } catch (IOException closed) {
            return surplus;
        }
        for (Reply reply = reader.next(""); reply.isAnswer(); reply = reader.next("")) {
            surplus.add(reply);
        }
        return surplus;
    }
}
