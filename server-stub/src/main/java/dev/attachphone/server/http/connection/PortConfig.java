package dev.attachphone.server.http.connection;

import dev.attachphone.server.http.tls.TlsConfig;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of a port.
 *
 * @param limits the limits of the port
 * @param tls the configuration of HTTPS; empty for plain HTTP
 * @param corsOrigins the origins whose web pages may send requests
 * @param listener receives the events of the port
 */
public record PortConfig(
        ServerLimits limits, Optional<TlsConfig> tls, Set<String> corsOrigins, HttpServerListener listener) {}
