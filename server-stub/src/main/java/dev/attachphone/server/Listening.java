package dev.attachphone.server;

import dev.attachphone.server.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;

/** Lets a server listen where options say. */
final class Listening {

    private Listening() {}

    /**
     * Listens.
     *
     * @return where
     * @throws Refusals.CannotStart if it cannot listen there
     */
    static URI at(HttpServer server, String hostOption, String host, String portOption, int port) {
        try {
            return server.start(host, port);
        } catch (IOException e) {
            server.close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String why = cause instanceof UnresolvedAddressException ? "there is no such host" : cause.getMessage();
            throw new Refusals.CannotStart(
                    "cannot listen at " + hostOption + " " + host + " " + portOption + " " + port + ": " + why);
        }
    }
}
