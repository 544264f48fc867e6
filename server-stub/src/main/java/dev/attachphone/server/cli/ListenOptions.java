package dev.attachphone.server.cli;

import picocli.CommandLine.Option;

/** Where everybody finds the server. */
final class ListenOptions {

    @Option(
            names = "--host",
            defaultValue = "${env:ATTACH_HOST:-127.0.0.1}",
            description = "The address to listen at; 0.0.0.0 for all. Environment: ATTACH_HOST. Default: 127.0.0.1")
    private String host = "";

    @Option(
            names = "--port",
            defaultValue = "${env:ATTACH_PORT:-8080}",
            description = "The port to listen at; 0 takes a free one. Environment: ATTACH_PORT. Default: 8080")
    private int port;

    BindAddress address() {
        return new BindAddress("--host", host, "--port", port);
    }
}
