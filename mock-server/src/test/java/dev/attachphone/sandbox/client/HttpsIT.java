package dev.attachphone.sandbox.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.testing.RequiresPrograms;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged sandbox with a certificate. */
// The timeout only ends a test that has failed.
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("integration")
@RequiresPrograms({"openssl", "curl"})
class HttpsIT extends PackagedSandbox {

    private static final String EXAMPLE =
            Objects.requireNonNull(ATTACH.requestExamples().get("attached")).toString();

    private static final int CURL_CANNOT_CONNECT_SECURELY = 60;

    @Override
    protected List<String> options() throws Exception {
        createCertificate("first");
        use("first");
        return List.of(
                "--tls-certificate",
                folder().resolve("certificate.pem").toString(),
                "--tls-key",
                folder().resolve("key.pem").toString());
    }

    @Test
    void curlIsServedWithHttp11OverTls() throws Exception {
        String output = ProgramRun.in(
                        folder(), curl("first", "-w", "\n%{http_code} %{http_version}", url() + "/__sandbox/health"))
                .output();

        assertTrue(url().startsWith("https://"), url());
        assertTrue(output.endsWith("\n200 1.1"), output);
    }

    @Test
    void aCertificateThatTheClientDoesNotTrustIsRefusedByTheClient() throws Exception {
        assertEquals(
                CURL_CANNOT_CONNECT_SECURELY,
                exitStatus("curl", "-s", "--cacert", other().toString(), url() + "/__sandbox/health"));
    }

    @Test
    void javaClientIsServedAndTheJournalHasItsUrls() throws Exception {
        String token = newToken();
        HttpClient client =
                HttpClient.newBuilder().sslContext(trusting("first")).build();
        HttpRequest attach = HttpRequest.newBuilder(URI.create(url() + ATTACH.path()))
                .header("Content-Type", "application/json")
                .header("token", token)
                .POST(HttpRequest.BodyPublishers.ofString(EXAMPLE))
                .build();
        assertEquals(
                200, client.send(attach, HttpResponse.BodyHandlers.discarding()).statusCode());

        HttpRequest journal = HttpRequest.newBuilder(URI.create(url() + "/__sandbox/journal.har"))
                .header("token", token)
                .build();
        String archive =
                client.send(journal, HttpResponse.BodyHandlers.ofString()).body();
        assertTrue(archive.contains('"' + url() + ATTACH.path() + '"'), archive);
    }

    @Test
    void faultsActOnTheConnection() throws Exception {
        for (String fault : List.of("connection-reset", "empty-response", "reply-lost", "truncated")) {
            String[] command = curl(
                    "first",
                    "-o",
                    folder().resolve("answer").toString(),
                    "-H",
                    "Prefer: fault=" + fault,
                    "-H",
                    "token: " + newToken(),
                    "-H",
                    "Content-Type: application/json",
                    "-d",
                    EXAMPLE,
                    url() + ATTACH.path());

            assertTrue(exitStatus(command) != 0, fault);
        }
    }

    @Test
    void aReplacedCertificateIsReloaded() throws Exception {
        createCertificate("second");
        use("second");
        awaitCertificate("second");
        Files.writeString(folder().resolve("key.pem"), "nothing");
        use("first");
        awaitCertificate("first");
    }

    private void awaitCertificate(String name) throws Exception {
        int status;
        do {
            status = exitStatus(curl(name, "-o", folder().resolve("answer").toString(), url() + "/__sandbox/health"));
        } while (status == CURL_CANNOT_CONNECT_SECURELY);
        assertEquals(0, status);
    }

    private Path other() throws Exception {
        createCertificate("other");
        return certificate("other");
    }

    private String[] curl(String certificate, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("curl", "-s", "--cacert", certificate(certificate).toString()));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    private static int exitStatus(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private Path certificate(String name) {
        return folder().resolve(name + ".pem");
    }

    private void createCertificate(String name) throws Exception {
        ProgramRun.in(
                folder(),
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-keyout",
                name + "-key.pem",
                "-out",
                name + ".pem",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=IP:127.0.0.1");
    }

    /** Replaces the files of the sandbox. */
    private void use(String name) throws IOException {
        Files.copy(
                folder().resolve(name + "-key.pem"), folder().resolve("key.pem"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(certificate(name), folder().resolve("certificate.pem"), StandardCopyOption.REPLACE_EXISTING);
    }

    private SSLContext trusting(String name) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate(name))) {
            store.setCertificateEntry(
                    name, CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
