package dev.attachphone.suite.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that are trusted for HTTPS.
 *
 * @param sslContext a context that trusts them
 * @param file the file of certificates that are trusted besides those of the JVM, if there is one
 */
public record TrustedCertificates(SSLContext sslContext, Optional<Path> file) {

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

    /** The certificates that the JVM trusts. */
    public static TrustedCertificates jvmDefault() {
        try {
            return new TrustedCertificates(SSLContext.getDefault(), Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The certificates that the JVM trusts, and those of a file.
     *
     * @param file PEM certificates of authorities or of targets
     * @throws IOException if the file cannot be read
     * @throws CertificateException if the file contains no valid certificate
     */
    public static TrustedCertificates jvmDefaultAnd(Path file) throws IOException, CertificateException {
        Collection<? extends Certificate> certificates =
                certificates(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (certificates.isEmpty()) {
            throw new CertificateException("the file contains no certificate");
        }
        try {
            return new TrustedCertificates(trusting(certificates), Optional.of(file));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificates of a PEM file, which may contain keys and comments as well. */
    static Collection<? extends Certificate> certificates(String pem) throws IOException, CertificateException {
        String certificates =
                CERTIFICATE.matcher(pem).results().map(MatchResult::group).collect(Collectors.joining("\n"));
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certificates.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static SSLContext trusting(Collection<? extends Certificate> own)
            throws GeneralSecurityException, IOException {
        return context(managers(all(own)), new KeyManager[0]);
    }

    private static KeyStore all(Collection<? extends Certificate> own) throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        for (Certificate each : Stream.concat(trustedByTheJvm(), own.stream()).toList()) {
            all.setCertificateEntry("trusted-" + all.size(), each);
        }
        return all;
    }

    /**
     * A context that trusts these certificates and identifies the suite by a certificate of its own.
     *
     * @throws GeneralSecurityException if the private key cannot be used
     * @throws IOException if the file of trusted certificates cannot be read any more
     */
    SSLContext withClientCertificate(ClientCertificate certificate) throws GeneralSecurityException, IOException {
        TrustManager[] trusted = file.isEmpty()
                ? managers(null)
                : managers(all(certificates(Files.readString(file.get(), StandardCharsets.ISO_8859_1))));
        return context(trusted, certificate.keyManagers());
    }

    private static SSLContext context(TrustManager[] trusted, KeyManager[] keys) throws GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys, trusted, null);
        return tls;
    }

    private static Stream<Certificate> trustedByTheJvm() throws GeneralSecurityException {
        return Stream.of(managers(null))
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()));
    }

    /** The trust managers of a key store, or of the JVM if it is null. */
    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
