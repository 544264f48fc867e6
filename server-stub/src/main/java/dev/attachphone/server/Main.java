package dev.attachphone.server;

import dev.attachphone.server.cli.ServerCommandLine;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The main class of the server. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(ServerCommandLine.create().execute(arguments));
    }
}
