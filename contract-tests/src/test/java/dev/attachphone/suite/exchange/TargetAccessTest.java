package dev.attachphone.suite.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.attachphone.suite.testserver.SelfSignedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Added headers, client certificates and proxies, for requests of the HTTP client and for raw ones. */
class TargetAccessTest {

    private static final ProxySettings NO_PROXIES = new ProxySettings(Optional.empty(), List.of());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void headersAreAddedToEveryRequest() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                received.add(exchange.getRequestMethod()
                        + exchange.getRequestHeaders().get("X-Key"));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
        try {
            TargetClient client = TargetClient.at(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                    new TargetClient.Access(
                            TrustedCertificates.jvmDefault(),
                            Optional.empty(),
                            NO_PROXIES,
                            List.of(new HeaderLine("X-Key", "k1"))),
                    Duration.ofSeconds(60),
                    ExchangeListener.NONE);
            client.send(request("GET", Optional.empty()));
            RawRequest raw = new RawRequest(
                    Payload.of(
                            "PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\nDELETE / HTTP/1.1\r\nHost: h\r\n\r\n",
                            StandardCharsets.US_ASCII),
                    false);
            client.exchangeRaw(List.of(request("PUT", Optional.of(raw)), request("DELETE", Optional.of(raw))));
            assertEquals(List.of("GET[k1]", "PUT[k1]", "DELETE[k1]"), received);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void clientCertificateOfAPemFileIsSent() throws Exception {
        SelfSignedCertificate own = SelfSignedCertificate.make(folder);
        Path both = Files.writeString(
                folder.resolve("client.pem"), Files.readString(own.certificate()) + Files.readString(own.key()));
        assertEquals("204 204", statusesWith(own, Optional.of(ClientCertificate.read(both, ""))));
        assertThrows(NoResponseException.class, () -> statusesWith(own, Optional.empty()));
    }

    @Test
    void clientCertificateOfAPkcs12FileIsSent() throws Exception {
        SelfSignedCertificate own = SelfSignedCertificate.make(folder);
        Path both = Files.writeString(
                folder.resolve("client.pem"), Files.readString(own.certificate()) + Files.readString(own.key()));
        ClientCertificate pem = ClientCertificate.read(both, "changeit");
        Path pkcs12 = folder.resolve("client.p12");
        try (var out = Files.newOutputStream(pkcs12)) {
            pem.store().store(out, "changeit".toCharArray());
        }
        assertEquals("204 204", statusesWith(own, Optional.of(ClientCertificate.read(pkcs12, "changeit"))));
        assertThrows(IOException.class, () -> ClientCertificate.read(pkcs12, "wrong"));
    }

    @Test
    void fileWithoutKeyIsRefused() throws Exception {
        SelfSignedCertificate own = SelfSignedCertificate.make(folder);
        GeneralSecurityException refusal =
                assertThrows(GeneralSecurityException.class, () -> ClientCertificate.read(own.certificate(), ""));
        assertEquals("it contains no private key", refusal.getMessage());
    }

    @Test
    void proxyIsUsedForHttpsOnlyAndNotForTheHostsOfNoProxy() {
        ProxySettings settings = ProxySettings.of(
                Map.of("HTTPS_PROXY", "http://127.0.0.1:3128", "no_proxy", "localhost, .internal.example"));
        assertEquals(
                Proxy.Type.HTTP,
                settings.forUrl(URI.create("https://staging.example")).type());
        for (String direct :
                new String[] {"http://staging.example", "https://localhost:1", "https://a.internal.example"}) {
            assertEquals(Proxy.NO_PROXY, settings.forUrl(URI.create(direct)), direct);
        }
        assertThrows(
                IllegalArgumentException.class, () -> ProxySettings.of(Map.of("HTTPS_PROXY", "http://u:p@127.0.0.1")));
    }

    @Test
    void bothClientsAskTheProxyForATunnel() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> refuseTunnels(proxy, asked));
            thread.setDaemon(true);
            thread.start();
            TargetClient client = TargetClient.at(
                    URI.create("https://staging.example"),
                    new TargetClient.Access(
                            TrustedCertificates.jvmDefault(),
                            Optional.empty(),
                            ProxySettings.of(Map.of("HTTPS_PROXY", "127.0.0.1:" + proxy.getLocalPort())),
                            List.of()),
                    Duration.ofSeconds(60),
                    ExchangeListener.NONE);
            assertThrows(NoResponseException.class, () -> client.send(request("GET", Optional.empty())));
            RawRequest raw = new RawRequest(Payload.of("GET / HTTP/1.1\r\n\r\n", StandardCharsets.US_ASCII), false);
            assertThrows(NoResponseException.class, () -> client.send(request("GET", Optional.of(raw))));
        }
        assertEquals(List.of("CONNECT staging.example:443 HTTP/1.1", "CONNECT staging.example:443 HTTP/1.1"), asked);
    }

    private static void refuseTunnels(ServerSocket proxy, List<String> asked) {
        while (true) {
            try (Socket socket = proxy.accept()) {
                byte[] head = new byte[64];
                int read = socket.getInputStream().read(head);
                asked.add(new String(head, 0, Math.max(0, read), StandardCharsets.US_ASCII)
                        .lines()
                        .findFirst()
                        .orElse(""));
                socket.getOutputStream()
                        .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
            } catch (IOException e) {
                return;
            }
        }
    }

    /** The statuses from a server that requires a client certificate, through the HTTP client and over a raw connection. */
    private static String statusesWith(SelfSignedCertificate own, Optional<ClientCertificate> certificate)
            throws Exception {
        TrustedCertificates trusted = TrustedCertificates.jvmDefaultAnd(own.certificate());
        SSLContext demanding = trusted.withClientCertificate(serverSide(own));
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(demanding) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters needed = demanding.getDefaultSSLParameters();
                needed.setNeedClientAuth(true);
                parameters.setSSLParameters(needed);
            }
        });
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
        try {
            TargetClient client = TargetClient.at(
                    URI.create("https://127.0.0.1:" + server.getAddress().getPort()),
                    new TargetClient.Access(trusted, certificate, NO_PROXIES, List.of()),
                    Duration.ofSeconds(60),
                    ExchangeListener.NONE);
            RawRequest raw =
                    new RawRequest(Payload.of("GET / HTTP/1.1\r\nHost: h\r\n\r\n", StandardCharsets.US_ASCII), false);
            return client.send(request("GET", Optional.empty())).status() + " "
                    + client.send(request("GET", Optional.of(raw))).status();
        } finally {
            server.stop(0);
        }
    }

    private static ClientCertificate serverSide(SelfSignedCertificate own) throws Exception {
        Path both = Files.createTempFile("server", ".pem");
        try {
            Files.writeString(both, Files.readString(own.certificate()) + Files.readString(own.key()));
            return ClientCertificate.read(both, "");
        } finally {
            Files.delete(both);
        }
    }

    private static TargetRequest request(String method, Optional<RawRequest> raw) {
        return new TargetRequest(method, "/", List.of(), Payload.EMPTY, raw);
    }
}
