package dev.attachphone.suite.exchange;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a target is.
 *
 * @param url what the contract's paths are appended to
 * @param trusted the file of certificates that are trusted there besides the JVM's, if there is one
 */
public record Place(URI url, Optional<Path> trusted) {

    /** The file, if certificates are asked for there. */
    Optional<String> trustedIfAsked() {
        return trusted.filter(file -> Line.isSecure(url)).map(Path::toString);
    }
}
