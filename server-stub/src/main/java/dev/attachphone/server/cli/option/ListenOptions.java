package dev.attachphone.server.cli.option;

import picocli.CommandLine.Option;

/** The options for the address of the public port. */
public final class ListenOptions {

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "The address to listen on; 0.0.0.0 listens on all addresses.")
    private String host = "";

    @Option(names = "--port", defaultValue = "8080", description = "The port to listen on; 0 selects a free port.")
    private int port;

    public BindAddress address() {
        return new BindAddress("--host", host, "--port", port);
    }
}
