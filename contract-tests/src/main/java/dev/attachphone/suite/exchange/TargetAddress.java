package dev.attachphone.suite.exchange;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The address of a target.
 *
 * @param url the base URL of the contract's paths
 * @param trustedCertificates the file of additionally trusted certificates, if there is one
 * @param clientCertificate the certificate of the suite, if there is one
 * @param headers the headers that are added to each request; their values are secret
 */
public record TargetAddress(
        URI url,
        Optional<Path> trustedCertificates,
        Optional<ClientCertificate> clientCertificate,
        List<HeaderLine> headers) {

    /** An address without access options. */
    public TargetAddress(URI url, Optional<Path> trustedCertificates) {
        this(url, trustedCertificates, Optional.empty(), List.of());
    }

    /** The file of trusted certificates, if the URL is https. */
    Optional<String> caFile() {
        return trustedCertificates.filter(file -> SocketConnector.isSecure(url)).map(Path::toString);
    }

    /** The certificate of the suite, if the URL is https. */
    Optional<ClientCertificate> certificate() {
        return clientCertificate.filter(file -> SocketConnector.isSecure(url));
    }
}
