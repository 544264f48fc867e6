package dev.attachphone.server.http;

import java.util.Optional;

/**
 * How a port is served.
 *
 * @param limits what it takes before it refuses
 * @param tls the certificate and key to serve HTTPS with, or nothing for HTTP
 * @param observer is told what it does
 */
public record Port(Limits limits, Optional<PemFiles> tls, Observer observer) {

    /** A port that nobody observes. */
    public Port(Limits limits, Optional<PemFiles> tls) {
        this(limits, tls, Observer.NONE);
    }
}
