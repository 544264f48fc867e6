package dev.attachphone.suite.testserver;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server on a free port that answers with a function. */
public final class FunctionServer implements AutoCloseable {

    /** A request: {@code text} has method, path and body, {@code token} is the header of that name. */
    public record Asked(String text, String token) {}

    /** The answer to a request. */
    public record FunctionAnswer(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private FunctionServer(HttpServer server) {
        this.server = server;
    }

    public static FunctionServer answering(Function<Asked, FunctionAnswer> answers) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FunctionServer server = new FunctionServer(http);
        http.setExecutor(server.threads);
        http.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                String token = exchange.getRequestHeaders().getFirst("token");
                Asked request = new Asked(
                        exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body,
                        token == null ? "" : token);
                server.asked.add(request);
                FunctionAnswer functionAnswer = answers.apply(request);
                byte[] bytes = functionAnswer.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(functionAnswer.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        http.start();
        return server;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The requests received so far. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
