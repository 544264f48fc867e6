package dev.attachphone.sandbox.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.sandbox.request.ServedOperations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.servlet.FilterHolder;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/** Requests that stop to arrive, to the HTTP layer of the sandbox with a short idle timeout. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StalledRequestsTest {

    private static final int IDLE_TIMEOUT_MILLIS = 200;

    private final ServedOperations operations = new ServedOperations(Contract::load);
    private final Server server = new Server();
    private ServerConnector connector;

    @BeforeAll
    void start() throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        SandboxHttpServer.configure(http);
        connector = new ServerConnector(server, new StrictHttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(IDLE_TIMEOUT_MILLIS);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addFilter(
                new FilterHolder(new BodyLimitFilter(() -> operations)), "/*", EnumSet.of(DispatcherType.REQUEST));
        SandboxErrorHandler errors = new SandboxErrorHandler(operations);
        StrictRequestHandler strict = new StrictRequestHandler(operations, errors);
        strict.setHandler(context);
        server.setHandler(strict);
        server.setErrorHandler(errors);
        context.setErrorHandler(errors);
        server.start();
    }

    @AfterAll
    void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P",
                "POST /api",
                "POST /api HTTP/1.1\r\nHost: x\r\nConte",
                "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n",
                "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc",
                "POST /api HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
            })
    void requestThatStallsIsAnsweredWithRequestTimeout(String start) throws IOException {
        String answer = send(start);

        assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        assertTrue(answer.contains("\r\nX-Sandbox-Answer: request-timeout\r\n"), answer);
        assertTrue(answer.contains("\r\nX-Sandbox-Source: decisions/0020-limits.md\r\n"), answer);
        assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
        assertTrue(answer.contains("\r\nDate: "), answer);
        assertTrue(
                answer.endsWith("\r\n\r\n"
                        + operations.attach().answer("request-timeout").body()),
                answer);
    }

    @Test
    void idleConnectionIsClosedWithoutAnAnswer() throws IOException {
        assertEquals("", send(""));
        String complete = send("POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        assertTrue(complete.startsWith("HTTP/1.1 405 "), complete);
        assertEquals(complete.indexOf("HTTP/1.1"), complete.lastIndexOf("HTTP/1.1"), complete);
    }

    private String send(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
