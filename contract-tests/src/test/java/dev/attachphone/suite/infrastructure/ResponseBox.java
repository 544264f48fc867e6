package dev.attachphone.suite.infrastructure;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** A proxy on a free port that passes all bytes of the requests on and makes one change to the answers. */
final class ResponseBox implements AutoCloseable {

    private final URI target;
    private final ServerSocket listener;
    private final boolean secure;
    private final ResponseChange change;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private ResponseBox(URI target, ServerSocket listener, boolean secure, ResponseChange change) {
        this.target = target;
        this.listener = listener;
        this.secure = secure;
        this.change = change;
        threads.execute(this::accept);
    }

    static ResponseBox before(URI target, ResponseChange change) throws IOException {
        return new ResponseBox(target, new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), false, change);
    }

    /** A box that ends TLS and changes nothing. */
    static ResponseBox withTls(URI target, SSLContext tls) throws IOException {
        ServerSocket listener =
                tls.getServerSocketFactory().createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        return new ResponseBox(target, listener, true, new ResponseChange() {});
    }

    URI url() {
        return URI.create((secure ? "https" : "http") + "://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(target.getHost(), target.getPort())) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Passage passage = new Passage(client, server);
            Future<?> requests = threads.submit(passage::passRequests);
            passage.passAnswers();
            // A connection that is closed with unread bytes is reset, and the answer can be lost.
            requests.get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException | TimeoutException closed) {
            // The connection ends for both sides.
            return;
        }
    }

    /** One connection. */
    private final class Passage {

        private final Socket client;
        private final Socket server;
        private volatile boolean idle = true;
        private volatile boolean head;
        private volatile boolean refused;
        private volatile boolean ended;

        Passage(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void passRequests() {
            try {
                byte[] bytes = new byte[16_384];
                for (int read = client.getInputStream().read(bytes);
                        read >= 0;
                        read = client.getInputStream().read(bytes)) {
                    if (idle && !ended) {
                        idle = false;
                        head = new String(bytes, 0, read, StandardCharsets.ISO_8859_1).startsWith("HEAD ");
                        refused = refused || change.refuses();
                        if (refused) {
                            refuse();
                        }
                    }
                    if (!refused && !ended) {
                        server.getOutputStream().write(bytes, 0, read);
                        server.getOutputStream().flush();
                    }
                }
                server.shutdownOutput();
            } catch (IOException closed) {
                close(server);
            }
        }

        private void refuse() throws IOException {
            String answer = "HTTP/1.1 429 Too Many Requests\r\nContent-Type: text/html\r\nRetry-After: "
                    + change.retryAfter() + "\r\nConnection: close\r\nContent-Length: 9\r\n\r\nslow down";
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            client.shutdownOutput();
        }

        void passAnswers() throws IOException {
            InputStream in = new BufferedInputStream(server.getInputStream());
            for (Optional<List<String>> next = nextHead(in); next.isPresent(); next = nextHead(in)) {
                List<String> lines = next.get();
                byte[] body = in.readNBytes(head ? 0 : length(lines));
                boolean interim = lines.get(0).contains(" 100");
                idle = !interim;
                if (interim && change.closes()) {
                    continue;
                }
                pause(change.delay());
                ByteArrayOutputStream answer = new ByteArrayOutputStream();
                List<String> changed = interim ? lines : change.head(new ArrayList<>(lines));
                answer.writeBytes((String.join("\r\n", changed) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
                answer.writeBytes(body);
                write(answer.toByteArray());
                if (change.closes()) {
                    break;
                }
            }
            if (!refused) {
                client.shutdownOutput();
            }
            ended = true;
        }

        private void write(byte[] bytes) throws IOException {
            OutputStream out = client.getOutputStream();
            for (int from = 0; from < bytes.length; from += Math.min(change.packet(), bytes.length)) {
                out.write(bytes, from, Math.min(change.packet(), bytes.length - from));
                out.flush();
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            return;
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Optional<List<String>> nextHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return Optional.of(List.of(text.stripTrailing().split("\r\n")));
            }
        }
        return Optional.empty();
    }

    // The programs of this project never send chunks.
    private static int length(List<String> head) {
        return head.stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .map(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }
}
