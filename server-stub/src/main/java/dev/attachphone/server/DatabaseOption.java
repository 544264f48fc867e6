package dev.attachphone.server;

import picocli.CommandLine.Option;

/** The option that every command has which works on a database. */
final class DatabaseOption {

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = "${env:ATTACH_DATABASE:-sqlite:attach.db}",
            description = "Where everything is kept: sqlite:<file>. The file is created if it is not there."
                    + " Environment: ATTACH_DATABASE. Default: sqlite:attach.db")
    String url = "";
}
