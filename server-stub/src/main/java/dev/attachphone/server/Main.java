package dev.attachphone.server;

import dev.attachphone.server.cli.ServerCommandLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The main class of the server. */
public final class Main {

    private static final Logger log = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> log.error("Unhandled exception in thread {}", thread.getName(), failure));
        System.exit(ServerCommandLine.create().execute(arguments));
    }
}
