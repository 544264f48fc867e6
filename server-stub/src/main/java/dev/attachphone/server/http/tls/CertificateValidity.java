package dev.attachphone.server.http.tls;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** When a certificate may be believed: from the first moment to the last one. */
public record CertificateValidity(Instant notBefore, Instant notAfter) {

    /** That of the server's own certificate; those that vouch for it are replaced along with it. */
    static CertificateValidity of(KeyStore store) {
        try {
            X509Certificate own = (X509Certificate) store.getCertificate(PemFiles.ALIAS);
            return new CertificateValidity(
                    own.getNotBefore().toInstant(), own.getNotAfter().toInstant());
        } catch (KeyStoreException e) {
            throw new IllegalStateException("the key store was not loaded", e);
        }
    }

    /** Why clients whose clocks say what ours says will not believe it. */
    Optional<String> problem(Instant now) {
        if (now.isBefore(notBefore)) {
            return Optional.of("it is not valid before " + notBefore);
        }
        return now.isAfter(notAfter) ? Optional.of("it expired at " + notAfter) : Optional.empty();
    }
}
