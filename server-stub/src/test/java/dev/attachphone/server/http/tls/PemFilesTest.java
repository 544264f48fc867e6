package dev.attachphone.server.http.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.tls.PemFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
final class PemFilesTest {

    @TempDir
    private Path folder = Path.of("");

    private PemFiles files = new PemFiles(Path.of(""), Path.of(""));

    @BeforeEach
    void nameFiles() {
        files = new PemFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
    }

    @Test
    void rejectsAKeyThatDoesNotBelongToTheCertificate() throws Exception {
        TestCertificate.create(folder, "EC").writeTo(files);
        String key = Files.readString(files.key());
        TestCertificate.create(folder, "EC").writeTo(files);
        files.validate();

        Files.writeString(files.key(), key);
        assertRejected("--tls-key", files.key());
        Files.writeString(files.key(), key.replace("PRIVATE", "RSA PRIVATE"));
        assertRejected("--tls-key", files.key());
        Files.writeString(files.key(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertRejected("--tls-key", files.key());
        Files.delete(files.key());
        assertRejected("--tls-key", files.key());
        Files.writeString(files.key(), key);
        Files.writeString(files.certificate(), key);
        assertRejected("--tls-certificate", files.certificate());
    }

    @Test
    void acceptsAChainInWhichEachCertificateIsSignedByTheNext() throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "RSA");
        certificate.writeTo(files);
        TestCertificateChain chain = TestCertificateChain.create(folder, certificate);
        String sameNameIssuer = TestCertificateChain.create(folder, certificate).issuer();

        Files.writeString(files.certificate(), chain.server() + chain.issuer());
        assertEquals(2, files.keyStore(files.read()).getCertificateChain("server").length);

        Files.writeString(files.certificate(), chain.server());
        files.validate();
        Files.writeString(files.certificate(), chain.issuer() + chain.server());
        assertRejected("--tls-key", files.key());
        // The certificate has the name of the issuer, but another key.
        Files.writeString(files.certificate(), chain.server() + sameNameIssuer);
        assertRejected("--tls-certificate", files.certificate());
        Files.writeString(files.certificate(), chain.server() + chain.server());
        assertRejected("--tls-certificate", files.certificate());
    }

    private void assertRejected(String option, Path file) {
        String message = String.valueOf(assertThrows(PemFiles.InvalidPemFileException.class, files::validate)
                .getMessage());
        assertTrue(message.startsWith(option + " " + file + " "), message);
    }
}
