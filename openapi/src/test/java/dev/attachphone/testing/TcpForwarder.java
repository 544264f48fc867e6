package dev.attachphone.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Forwards the connections to a local port to another one. It can be cut off, and can break connections. Thread-safe. */
public final class TcpForwarder implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger occurrences = new AtomicInteger();
    private volatile ServerSocket listener;
    private volatile BreakingPoint breakingPoint = new BreakingPoint("", 0);

    /** At every n-th occurrence of a text a connection breaks. If n is 0, none does. */
    private record BreakingPoint(String text, int every) {}

    private enum Break {
        NONE,
        BEFORE_THE_REQUEST,
        BEFORE_THE_REPLY
    }

    /** A connection through the forwarder. */
    private record Connection(Socket client, Socket server) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            client.close();
            server.close();
        }
    }

    public TcpForwarder(int target) throws IOException {
        this.target = target;
        this.listener = listen(0);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Closes all connections and refuses further ones. */
    public void cut() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** Accepts connections on the same port again. */
    public void restore() throws IOException {
        listener = listen(port());
    }

    /**
     * Breaks a connection at every n-th time that its client sends the text: in turn before the text is forwarded, and after the
     * target has replied to it, without forwarding the reply.
     */
    public void breakAtEvery(int n, String text) {
        breakingPoint = new BreakingPoint(text, n);
    }

    /** Ends the effect of {@link #breakAtEvery}. */
    public void breakNoMore() {
        breakingPoint = new BreakingPoint("", 0);
    }

    private ServerSocket listen(int port) throws IOException {
        ServerSocket created = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        start(() -> accept(created));
        return created;
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket client = from.accept();
                start(() -> forward(client));
            }
        } catch (IOException e) {
            // The forwarder has been cut.
        }
    }

    private void forward(Socket client) {
        sockets.add(client);
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                Connection connection = new Connection(client, server)) {
            sockets.add(server);
            if (listener.isClosed()) {
                return;
            }
            start(() -> forwardRequests(connection));
            server.getInputStream().transferTo(client.getOutputStream());
            sockets.remove(server);
        } catch (IOException e) {
            // The target is not reachable, or one of the two sides has closed its connection.
        } finally {
            sockets.remove(client);
        }
    }

    private void forwardRequests(Connection connection) {
        try {
            InputStream in = connection.client().getInputStream();
            OutputStream out = connection.server().getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                Break kind = breakAt(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                if (kind == Break.BEFORE_THE_REQUEST) {
                    break;
                } else if (kind == Break.BEFORE_THE_REPLY) {
                    connection.client().close();
                    out.write(buffer, 0, count);
                    // The connection is closed when the reply arrives, because it cannot be forwarded.
                    return;
                }
                out.write(buffer, 0, count);
            }
            connection.close();
        } catch (IOException e) {
            // One of the two sides has closed its connection.
        }
    }

    private Break breakAt(String sent) {
        BreakingPoint current = breakingPoint;
        if (current.every() == 0 || !sent.contains(current.text())) {
            return Break.NONE;
        }
        int occurrence = occurrences.incrementAndGet();
        if (occurrence % current.every() != 0) {
            return Break.NONE;
        }
        return occurrence / current.every() % 2 == 0 ? Break.BEFORE_THE_REQUEST : Break.BEFORE_THE_REPLY;
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "forwarder");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
