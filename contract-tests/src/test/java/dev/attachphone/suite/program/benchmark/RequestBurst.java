package dev.attachphone.suite.program.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;

/**
 * A sequence of requests, each of which must be answered with a status. One thread serves all connections, as in pgbench and wrk, so
 * that the client takes little of the processor time that the benchmark measures.
 *
 * @param urls the targets, used alternately by the connections
 * @param connections the number of connections; each sends one request after the other
 * @param status the expected status
 * @param requests returns the bytes of the request with an index
 */
record RequestBurst(List<URI> urls, int connections, int status, IntFunction<String> requests) {

    /** Sends a number of requests from the first index on and returns the answers per second. */
    double send(int first, int count) throws IOException {
        AtomicInteger next = new AtomicInteger(first);
        return send(next, elapsed -> next.get() < first + count);
    }

    /** Sends requests for a time, and returns the answers per second. */
    double send(AtomicInteger next, double seconds) throws IOException {
        return send(next, elapsed -> elapsed < seconds * 1e9);
    }

    private double send(AtomicInteger next, LongPredicate goesOn) throws IOException {
        byte[] expected = bytes("HTTP/1.1 " + status + " ");
        List<Connection> open = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                open.add(new Connection(urls.get(i % urls.size()), selector));
            }
            long start = System.nanoTime();
            for (Connection connection : open) {
                connection.write(requests.apply(next.getAndIncrement()));
            }
            int answered = 0;
            for (int waiting = connections; waiting > 0; ) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    Connection connection = (Connection) key.attachment();
                    if (!connection.readAnswer(expected)) {
                        continue;
                    }
                    answered++;
                    if (goesOn.test(System.nanoTime() - start)) {
                        connection.write(requests.apply(next.getAndIncrement()));
                    } else {
                        waiting--;
                    }
                }
                selector.selectedKeys().clear();
            }
            return answered * 1e9 / (System.nanoTime() - start);
        } finally {
            for (Connection connection : open) {
                connection.channel.close();
            }
        }
    }

    private static final class Connection {

        private static final byte[] HEAD_END = bytes("\r\n\r\n");
        private static final byte[] LENGTH = bytes("\r\nContent-Length: ");

        private final SocketChannel channel;
        private final ByteBuffer received = ByteBuffer.allocate(65_536);

        Connection(URI url, Selector selector) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        /** Sends a request, which the buffers of the system take at once, unless it is larger than they are. */
        void write(String request) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(bytes(request));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        /** Reads what has arrived, and returns whether the answer is complete. Makes no objects, since it runs for each answer. */
        boolean readAnswer(byte[] expected) throws IOException {
            if (channel.read(received) < 0) {
                throw new IOException("the connection was closed");
            }
            int end = indexOf(HEAD_END, received.position());
            if (end < 0) {
                return false;
            }
            int length = indexOf(LENGTH, end);
            int bodyBytes = 0;
            if (length >= 0) {
                for (int i = length + LENGTH.length; received.get(i) != '\r'; i++) {
                    bodyBytes = 10 * bodyBytes + received.get(i) - '0';
                }
            }
            if (received.position() < end + HEAD_END.length + bodyBytes) {
                return false;
            }
            if (!contains(expected, 0)) {
                throw new IllegalStateException("answered "
                        + new String(received.array(), 0, received.position(), StandardCharsets.ISO_8859_1));
            }
            received.clear();
            return true;
        }

        private int indexOf(byte[] sought, int end) {
            for (int i = 0; i <= end - sought.length; i++) {
                if (contains(sought, i)) {
                    return i;
                }
            }
            return -1;
        }

        private boolean contains(byte[] expected, int position) {
            return Arrays.equals(received.array(), position, position + expected.length, expected, 0, expected.length);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
