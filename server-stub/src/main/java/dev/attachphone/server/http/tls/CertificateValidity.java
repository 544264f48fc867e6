package dev.attachphone.server.http.tls;

import dev.attachphone.openapi.tls.PemFiles;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** The period in which a certificate is valid. */
public record CertificateValidity(Instant notBefore, Instant notAfter) {

    /** The validity of the server's certificate in a key store. Those of its issuers are not considered. */
    static CertificateValidity of(KeyStore store) {
        try {
            X509Certificate certificate = (X509Certificate) store.getCertificate(PemFiles.ALIAS);
            return new CertificateValidity(
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant());
        } catch (KeyStoreException e) {
            throw new IllegalStateException("the key store was not loaded", e);
        }
    }

    /** Why the certificate is invalid at that time; empty if it is valid. */
    Optional<String> problem(Instant now) {
        if (now.isBefore(notBefore)) {
            return Optional.of("it is not valid before " + notBefore);
        }
        return now.isAfter(notAfter) ? Optional.of("it expired at " + notAfter) : Optional.empty();
    }
}
