package dev.attachphone.suite.exchange;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a target's certificate was not accepted.
 *
 * @param causes what the JDK says of it, the most exact last
 */
record CertificateProblem(List<GeneralSecurityException> causes) {

    /** What is wrong with a certificate, if that is why a connection broke. */
    static Optional<CertificateProblem> findIn(Throwable broken) {
        List<GeneralSecurityException> causes = Stream.iterate(broken, Objects::nonNull, Throwable::getCause)
                .filter(GeneralSecurityException.class::isInstance)
                .map(GeneralSecurityException.class::cast)
                .toList();
        return Optional.of(causes).filter(CertificateProblem::speakOfOne).map(CertificateProblem::new);
    }

    private static boolean speakOfOne(List<GeneralSecurityException> causes) {
        return causes.stream().anyMatch(CertificateException.class::isInstance);
    }

    /** What it is, in words for people: not trusted, or no good whoever trusts it. */
    String description() {
        String reason = causes.get(causes.size() - 1).getMessage();
        return isOfNobodyTrusted()
                ? "not trusted: " + reason + "; a PEM file of certificates to trust can be named with --trust"
                : "not valid for it: " + reason;
    }

    // Another host's name is no matter of its path, and an expired one stays so.
    private boolean isOfNobodyTrusted() {
        return has(CertPathBuilderException.class, CertPathValidatorException.class)
                && !has(CertificateExpiredException.class, CertificateNotYetValidException.class);
    }

    private boolean has(Class<?>... kinds) {
        return causes.stream().anyMatch(cause -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(cause)));
    }
}
