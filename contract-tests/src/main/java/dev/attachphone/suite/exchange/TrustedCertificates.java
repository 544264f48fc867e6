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
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates are trusted over HTTPS.
 *
 * @param sslContext trusts them
 * @param file where those stand that are trusted besides the JVM's, if there are any
 */
public record TrustedCertificates(SSLContext sslContext, Optional<Path> file) {

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

    /** What the JVM trusts. */
    public static TrustedCertificates jvmDefault() {
        try {
            return new TrustedCertificates(SSLContext.getDefault(), Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What the JVM trusts, and the certificates of a file.
     *
     * @param file certificates in PEM: of authorities, or of targets themselves
     * @throws IOException if it cannot be read
     * @throws CertificateException if there is no certificate in it
     */
    public static TrustedCertificates jvmDefaultAnd(Path file) throws IOException, CertificateException {
        Collection<? extends Certificate> certificates = certificates(file);
        if (certificates.isEmpty()) {
            throw new CertificateException("none");
        }
        try {
            return new TrustedCertificates(trusting(certificates), Optional.of(file));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException, CertificateException {
        // What else stands there, such as a key or what people say, is none of ours.
        String certificates = CERTIFICATE
                .matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certificates.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static SSLContext trusting(Collection<? extends Certificate> own)
            throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        for (Certificate each : Stream.concat(trustedByTheJvm(), own.stream()).toList()) {
            all.setCertificateEntry("trusted-" + all.size(), each);
        }
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers(all), null);
        return tls;
    }

    private static Stream<Certificate> trustedByTheJvm() throws GeneralSecurityException {
        return Stream.of(managers(null))
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()));
    }

    /** The managers that trust a store's certificates; without a store, the JVM's. */
    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
