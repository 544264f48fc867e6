package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS, by a client that believes in one certificate alone. */
final class TlsTest {

    private final HeldStore store = new HeldStore();

    @TempDir
    private Path folder = Path.of("");

    private PemFiles files = new PemFiles(Path.of(""), Path.of(""));
    private Optional<HttpServer> server = Optional.empty();

    @BeforeEach
    void nameFiles() {
        files = new PemFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        store.release();
    }

    @AfterEach
    void stop() {
        server.ifPresent(HttpServer::close);
    }

    private URI start() throws IOException {
        HttpServer started = new HttpServer(
                Contract.load(), TestApi.on(store), () -> true, new Port(TestLimits.wide(), Optional.of(files)));
        server = Optional.of(started);
        return started.start("127.0.0.1", 0);
    }

    @ParameterizedTest
    @EnumSource
    void answersAlikeInBothVersions(HttpClient.Version version) throws Exception {
        TestCertificate certificate = TestCertificate.make(folder, "EC");
        certificate.writeTo(files);
        URI url = start();
        HttpClient client = client(certificate, version);

        HttpResponse<String> attached = client.send(attach(url, TestApi.BODY), HttpResponse.BodyHandlers.ofString());
        assertEquals(version, attached.version());
        assertEquals(200, attached.statusCode());

        for (int i = 0; i < 2; i++) {
            envelope(client, attach(url, " ".repeat(262_145)), 413);
            envelope(client, HttpRequest.newBuilder(url.resolve(TestApi.PATH)).build(), 405);
            envelope(client, HttpRequest.newBuilder(url.resolve("/nowhere")).build(), 404);
            envelope(
                    client,
                    HttpRequest.newBuilder(attach(url, TestApi.BODY), (n, v) -> !n.equals("Content-Type"))
                            .build(),
                    415);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksEveryVersionOfTlsThatIsSafe(String protocol) throws Exception {
        TestCertificate certificate = TestCertificate.make(folder, "RSA");
        certificate.writeTo(files);
        URI url = start();

        try (SSLSocket socket = connect(certificate.trust(), url)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            assertEquals(protocol, socket.getSession().getProtocol());
        }
    }

    @Test
    void takesUpANewCertificateAndKeepsConnections() throws Exception {
        TestCertificate first = TestCertificate.make(folder, "EC");
        TestCertificate second = TestCertificate.make(folder, "EC");
        first.writeTo(files);
        ReloadedTls tls = new ReloadedTls(files);
        tls.context().start();
        SSLContext before = tls.context().getSslContext();

        tls.refresh();
        assertEquals(before, tls.context().getSslContext());

        second.writeTo(files);
        tls.refresh();
        assertEquals(List.of(second.certificate()), served(tls));

        Files.writeString(files.key(), "nothing");
        tls.refresh();
        assertEquals(List.of(second.certificate()), served(tls));

        first.writeTo(files);
        tls.refresh();
        assertEquals(List.of(first.certificate()), served(tls));
        tls.context().stop();
    }

    @Test
    void servesTheNewCertificateToNewConnectionsAndTheOldOnesGoOn() throws Exception {
        TestCertificate first = TestCertificate.make(folder, "EC");
        TestCertificate second = TestCertificate.make(folder, "RSA");
        first.writeTo(files);
        URI url = start();
        HttpClient old = client(first, HttpClient.Version.HTTP_2);
        old.send(attach(url, TestApi.BODY), HttpResponse.BodyHandlers.ofString());

        second.writeTo(files);
        awaitTrust(second, url);

        assertEquals(
                200,
                old.send(attach(url, TestApi.BODY), HttpResponse.BodyHandlers.ofString())
                        .statusCode());
    }

    @Test
    void refusesFilesThatAreNoPair() throws Exception {
        TestCertificate.make(folder, "EC").writeTo(files);
        String key = Files.readString(files.key());
        TestCertificate.make(folder, "EC").writeTo(files);
        files.check();

        Files.writeString(files.key(), key);
        refuses("tls-key", files.key());
        Files.writeString(files.key(), key.replace("PRIVATE", "RSA PRIVATE"));
        refuses("tls-key", files.key());
        Files.writeString(files.key(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        refuses("tls-key", files.key());
        Files.delete(files.key());
        refuses("tls-key", files.key());
        Files.writeString(files.key(), key);
        Files.writeString(files.certificate(), key);
        refuses("tls-certificate", files.certificate());
    }

    private void refuses(String what, Path file) {
        String message = String.valueOf(
                assertThrows(PemFiles.BadFile.class, files::check).getMessage());
        assertTrue(message.startsWith(what + " " + file + " "), message);
    }

    private static void envelope(HttpClient client, HttpRequest request, int status) throws Exception {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().startsWith("{\"error\":true,\"code\":" + status + ","), answer.body());
    }

    private static List<X509Certificate> served(ReloadedTls tls) throws Exception {
        return List.of((X509Certificate) tls.context().getKeyStore().getCertificate("server"));
    }

    // The server looks at its files every few seconds.
    private static void awaitTrust(TestCertificate certificate, URI url) throws Exception {
        while (true) {
            try (SSLSocket socket = connect(certificate.trust(), url)) {
                socket.startHandshake();
                return;
            } catch (SSLException e) {
                Thread.onSpinWait();
            }
        }
    }

    private static SSLSocket connect(SSLContext trust, URI url) throws IOException {
        return (SSLSocket) trust.getSocketFactory().createSocket(url.getHost(), url.getPort());
    }

    private static HttpClient client(TestCertificate certificate, HttpClient.Version version) throws Exception {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(certificate.trust())
                .build();
    }

    private static HttpRequest attach(URI url, String body) {
        return HttpRequest.newBuilder(url.resolve(TestApi.PATH))
                .header("Content-Type", "application/json")
                .header("token", TestApi.CREDENTIAL)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
