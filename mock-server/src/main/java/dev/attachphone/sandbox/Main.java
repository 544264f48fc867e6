package dev.attachphone.sandbox;

import dev.attachphone.sandbox.cli.SandboxCommand;

/** Starts the sandbox from the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        HeapTrimmer.start();
        int exitCode = SandboxCommand.commandLine().execute(arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }
}
