package dev.attachphone.server.cli;

import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.storage.SqliteToPostgresqlCopy;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code database}: copies a database. */
@Command(
        name = "database",
        description = "Copy a database.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class DatabaseCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "copy",
            description =
                    "Copy a SQLite database, with its history, into an empty PostgreSQL database, and print the number"
                            + " of rows of each table. Stop the server of the SQLite database first. If the copy fails,"
                            + " the PostgreSQL database stays empty.",
            mixinStandardHelpOptions = true)
    int copy(
            @Option(
                            names = "--from",
                            paramLabel = "URL",
                            required = true,
                            description = "The database to copy: sqlite:<file>. It is migrated to the current schema.")
                    String from,
            @Option(
                            names = "--to",
                            paramLabel = "URL",
                            required = true,
                            description = "The empty database: postgresql://<user>@<host>:<port>/<name>.")
                    String to) {
        PrintWriter out = spec.commandLine().getOut();
        for (Map.Entry<String, Long> table : SqliteToPostgresqlCopy.copy(from, to, ChangeOrigin.commandLine())
                .entrySet()) {
            out.println(table.getKey() + "  " + table.getValue());
        }
        return 0;
    }
}
