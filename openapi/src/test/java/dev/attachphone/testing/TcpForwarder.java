package dev.attachphone.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forwards the connections to a local port to another one. It can be cut off, and can break connections. Thread-safe. */
public final class TcpForwarder implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket listener;
    private volatile BreakingPoint breakingPoint = new BreakingPoint(0, List.of());
    private int occurrences;

    /** Every n-th reply that contains the next of the texts breaks its connection. If n is 0, none does. */
    private record BreakingPoint(int every, List<String> texts) {}

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
     * Breaks connections instead of forwarding a reply: every n-th time that the target replies with a text, which is each of the given
     * texts in turn.
     */
    public void breakAtEvery(int n, String... texts) {
        breakingPoint = new BreakingPoint(n, List.of(texts));
    }

    /** Ends the effect of {@link #breakAtEvery}. */
    public void breakNoMore() {
        breakingPoint = new BreakingPoint(0, List.of());
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
            forwardReplies(connection);
            sockets.remove(server);
        } catch (IOException e) {
            // The target is not reachable, or one of the two sides has closed its connection.
        } finally {
            sockets.remove(client);
        }
    }

    private void forwardRequests(Connection connection) {
        try (connection) {
            connection.client().getInputStream().transferTo(connection.server().getOutputStream());
        } catch (IOException e) {
            // One of the two sides has closed its connection.
        }
    }

    private void forwardReplies(Connection connection) throws IOException {
        InputStream in = connection.server().getInputStream();
        OutputStream out = connection.client().getOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (breaksAt(new String(buffer, 0, count, StandardCharsets.ISO_8859_1))) {
                return;
            }
            out.write(buffer, 0, count);
        }
    }

    private synchronized boolean breaksAt(String reply) {
        BreakingPoint current = breakingPoint;
        if (current.every() == 0) {
            return false;
        }
        String text = current.texts()
                .get(occurrences / current.every() % current.texts().size());
        if (!reply.contains(text)) {
            return false;
        }
        occurrences++;
        return occurrences % current.every() == 0;
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
