package dev.attachphone.server.http.connection;

import dev.attachphone.server.http.tls.PemFiles;
import java.util.Optional;

/**
 * The configuration of a port.
 *
 * @param limits the limits of the port
 * @param tls the certificate and key for HTTPS; empty for plain HTTP
 * @param listener receives the events of the port
 */
public record PortConfig(ServerLimits limits, Optional<PemFiles> tls, HttpServerListener listener) {}
