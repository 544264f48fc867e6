package dev.attachphone.server.http.tls;

import dev.attachphone.openapi.tls.PemFiles;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate for localhost. */
public record TestCertificate(Keytool keytool, KeyStore store, X509Certificate certificate) {

    static final String NAME = "server";
    static final String SUBJECT_ALTERNATIVE_NAMES = "san=dns:localhost,ip:127.0.0.1";

    /** Creates a certificate; its key store is written to the folder. */
    public static TestCertificate create(Path folder, String algorithm) throws Exception {
        return create(folder, algorithm, "-0d", 3650);
    }

    /** Creates a certificate with a period of validity, as {@link Keytool#generateKey}. */
    public static TestCertificate create(Path folder, String algorithm, String start, int days) throws Exception {
        Path file = Files.createTempDirectory(folder, "made").resolve("store.p12");
        Keytool keytool = new Keytool(file);
        keytool.generateKey(NAME, algorithm, "CN=localhost", SUBJECT_ALTERNATIVE_NAMES, start, days);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, Keytool.PASSWORD.toCharArray());
        }
        return new TestCertificate(keytool, store, (X509Certificate) store.getCertificate(NAME));
    }

    /** Writes the certificate and the key in PEM format. */
    public void writeTo(PemFiles files) throws Exception {
        Files.writeString(files.certificate(), pem("CERTIFICATE", certificate.getEncoded()));
        Files.writeString(
                files.key(),
                pem(
                        "PRIVATE KEY",
                        store.getKey(NAME, Keytool.PASSWORD.toCharArray()).getEncoded()));
    }

    /** The TLS context of a client that trusts only this certificate. */
    public SSLContext trust() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(NAME, (Certificate) certificate);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static String pem(String label, byte[] encoded) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END " + label + "-----\n";
    }
}
