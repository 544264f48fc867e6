package dev.attachphone.suite.exchange;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The address of a target.
 *
 * @param url the base URL of the contract's paths
 * @param trustedCertificates the file of additionally trusted certificates, if there is one
 */
public record TargetAddress(URI url, Optional<Path> trustedCertificates) {

    /** The file of trusted certificates, if the URL is https. */
    Optional<String> caFile() {
        return trustedCertificates.filter(file -> SocketConnector.isSecure(url)).map(Path::toString);
    }
}
