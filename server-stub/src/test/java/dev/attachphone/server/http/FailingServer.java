package dev.attachphone.server.http;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.attachphone.openapi.Contract;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.http.connection.HttpServerListener;
import dev.attachphone.server.http.connection.PortConfig;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** A server of one test, on a store in which every write fails, and its log. */
public final class FailingServer implements BeforeEachCallback, AfterEachCallback {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private volatile boolean ready = true;
    private final HttpServer server = new HttpServer(
            Contract.load(),
            TestApplication.withStore(request -> {
                throw new StoreException("the write failed", new SQLException("the disk is full"));
            }),
            () -> ready,
            new PortConfig(TestLimits.generous(), Optional.empty(), Set.of(), HttpServerListener.NONE));
    private URI url = URI.create("");

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        url = server.start("127.0.0.1", 0);
        log.start();
        root.addAppender(log);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        root.detachAppender(log);
        server.close();
    }

    public URI url() {
        return url;
    }

    void setReady(boolean isReady) {
        ready = isReady;
    }

    /** Stops the server, after which all log events have been written. */
    public void close() {
        server.close();
    }

    public List<ILoggingEvent> log() {
        return log.list;
    }

    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        return client.send(request, body);
    }

    /** Sends an attach request, which fails, on a connection of its own, because the server waits for idle connections when it stops. */
    public HttpResponse<String> post(String requestId) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/api/agent/attach-phone-number"))
                .header("Content-Type", "application/json")
                .header("token", TestApplication.CREDENTIAL)
                .header("X-Request-Id", requestId)
                .header("Connection", "close")
                .POST(HttpRequest.BodyPublishers.ofString(TestApplication.BODY))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Sends an attach request with more headers, and returns the answer. */
    public String sendAttach(String headers) throws IOException {
        return sendRaw(RawHttpConnection.attach(TestApplication.BODY, "Connection: close\r\n" + headers));
    }

    /** Sends bytes, and returns everything received until the connection is closed. */
    public String sendRaw(String... parts) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setTcpNoDelay(true);
            for (String part : parts) {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
            }
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
