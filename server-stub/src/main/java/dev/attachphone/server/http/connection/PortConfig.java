package dev.attachphone.server.http.connection;

import dev.attachphone.server.http.tls.PemFiles;
import java.util.Optional;

/**
 * How a port is served.
 *
 * @param limits what it takes before it refuses
 * @param tls the certificate and key to serve HTTPS with, or nothing for HTTP
 * @param listener is told what it does
 */
public record PortConfig(ServerLimits limits, Optional<PemFiles> tls, HttpServerListener listener) {

    /** A port that nobody observes. */
    public PortConfig(ServerLimits serverLimits, Optional<PemFiles> tls) {
        this(serverLimits, tls, HttpServerListener.NONE);
    }
}
