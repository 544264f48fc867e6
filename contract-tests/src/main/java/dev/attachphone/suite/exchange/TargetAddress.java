package dev.attachphone.suite.exchange;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a target is.
 *
 * @param url what the contract's paths are appended to
 * @param trustedCertificates the file of certificates that are trusted there besides the JVM's, if there is one
 */
public record TargetAddress(URI url, Optional<Path> trustedCertificates) {

    /** The file, if certificates are asked for there. */
    Optional<String> caFile() {
        return trustedCertificates.filter(file -> SocketConnector.isSecure(url)).map(Path::toString);
    }
}
