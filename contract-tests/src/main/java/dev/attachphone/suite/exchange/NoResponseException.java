package dev.attachphone.suite.exchange;

import java.io.IOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Thrown when a request receives no HTTP response. The message gives the reason for users. */
public final class NoResponseException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    NoResponseException(String message, Throwable cause) {
        super(message, cause);
    }

    static NoResponseException of(URI url, IOException cause) {
        return new NoResponseException(message(url, cause), cause);
    }

    private static String message(URI url, IOException cause) {
        if (cause instanceof ConnectException) {
            return "nothing answers at " + url;
        }
        List<GeneralSecurityException> causes = Stream.iterate((Throwable) cause, Objects::nonNull, Throwable::getCause)
                .filter(GeneralSecurityException.class::isInstance)
                .map(GeneralSecurityException.class::cast)
                .toList();
        return has(causes, CertificateException.class)
                ? "the certificate of " + url + " is " + certificateProblem(causes)
                : "the connection to " + url + " broke: " + cause;
    }

    private static String certificateProblem(List<GeneralSecurityException> causes) {
        String reason = causes.get(causes.size() - 1).getMessage();
        // Trusting a certificate does not help if it has expired or names another host.
        boolean untrusted = has(causes, CertPathBuilderException.class, CertPathValidatorException.class)
                && !has(causes, CertificateExpiredException.class, CertificateNotYetValidException.class);
        return untrusted
                ? "not trusted: " + reason + "; a PEM file of certificates to trust can be named with --trust"
                : "not valid for it: " + reason;
    }

    private static boolean has(List<GeneralSecurityException> causes, Class<?>... types) {
        return causes.stream().anyMatch(cause -> Stream.of(types).anyMatch(type -> type.isInstance(cause)));
    }
}
