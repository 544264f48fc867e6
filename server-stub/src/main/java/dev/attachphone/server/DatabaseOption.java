package dev.attachphone.server;

import picocli.CommandLine.Option;

/** The option that every command has which works on a database. */
final class DatabaseOption {

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = "${env:ATTACH_DATABASE:-sqlite:attach.db}",
            description = "Where everything is kept: sqlite:<file>, which is created if it is not there, or"
                    + " postgresql://<user>@<host>:<port>/<name>, which any number of servers may share. The password is"
                    + " PGPASSWORD, or the first line of the file that ?passwordfile=<file> names."
                    + " Environment: ATTACH_DATABASE. Default: sqlite:attach.db")
    String url = "";
}
