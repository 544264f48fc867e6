package dev.attachphone.server.http;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** When a certificate may be believed: from the first moment to the last one. */
record Validity(Instant from, Instant until) {

    /** That of the server's own certificate; those that vouch for it are replaced along with it. */
    static Validity of(KeyStore store) {
        try {
            X509Certificate own = (X509Certificate) store.getCertificate(PemFiles.ALIAS);
            return new Validity(
                    own.getNotBefore().toInstant(), own.getNotAfter().toInstant());
        } catch (KeyStoreException e) {
            throw new IllegalStateException("the key store was not loaded", e);
        }
    }

    /** Why clients whose clocks say what ours says will not believe it. */
    Optional<String> problem(Instant now) {
        if (now.isBefore(from)) {
            return Optional.of("it is not valid before " + from);
        }
        return now.isAfter(until) ? Optional.of("it expired at " + until) : Optional.empty();
    }
}
