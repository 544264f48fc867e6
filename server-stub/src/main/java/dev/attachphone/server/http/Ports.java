package dev.attachphone.server.http;

import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Makes ports that speak HTTP within limits. */
final class Ports {

    private Ports() {}

    /** A port of that server, which does not listen yet. */
    static ServerConnector open(Server server, Limits limits) {
        HttpConfiguration http = http(limits);
        return new LimitedConnector(
                server, limits, new CheckedRequests(http, limits.times().request()));
    }

    private static HttpConfiguration http(Limits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(limits.sizes().headerBytes());
        // Paths are compared letter for letter and never decoded, so an odd one is merely unknown.
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }
}
