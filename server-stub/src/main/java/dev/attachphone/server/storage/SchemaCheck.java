package dev.attachphone.server.storage;

import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.configuration.DatabaseUrlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Checks, without changing a database, whether the server can open it. */
public final class SchemaCheck {

    /** The kinds of objects because of which Flyway considers a schema not empty. */
    private static final String[] OBJECT_TYPES = {"TABLE", "VIEW", "SEQUENCE"};

    private static final String UP_TO_DATE = " is up to date";

    private SchemaCheck() {}

    /**
     * Checks that a database can be reached and that its schema is current or can be migrated.
     *
     * @param url as for {@link Database#open}
     * @return the result as a clause, such as {@code sqlite:attach.db is up to date}
     * @throws DatabaseUrlException if the URL is malformed, its file cannot be created, or it is a connection pooler in
     *     transaction mode
     * @throws StoreException if the database cannot be reached or contains another schema
     */
    public static String of(String url) {
        DatabaseConfiguration configuration = DatabaseConfiguration.of(url);
        Optional<Path> newFile = configuration.schema().newFile();
        try {
            return newFile.isPresent() ? checkNewFile(url, newFile.get()) : checkSchema(configuration);
        } catch (FlywayException | SQLException e) {
            throw new StoreException("--database " + configuration.url() + " cannot be used", e);
        }
    }

    /** Whether the database exists and needs no migration. Throws what {@link #of} throws. */
    static boolean isCurrent(String url) {
        return of(url).endsWith(UP_TO_DATE);
    }

    private static String checkSchema(DatabaseConfiguration configuration) throws SQLException {
        PostgresqlCheck.requireSupported(configuration);
        DataSource database = configuration.schema().forInspection();
        Flyway flyway = Flyway.configure()
                .dataSource(database)
                .locations(configuration.schema().scripts())
                // Opening the database accepts a schema that a newer version of the server has migrated, too.
                .ignoreMigrationPatterns("*:pending", "*:future")
                .load();
        if (SchemaMigration.wasInterrupted(flyway)) {
            return configuration.url() + " can be brought up to date; an interrupted migration is to be finished";
        }
        flyway.validate();
        if (flyway.info().current() == null
                && hasOtherObjects(database, flyway.getConfiguration().getTable())) {
            throw new SQLException("it already contains other objects");
        }
        boolean isCurrent = flyway.info().pending().length == 0;
        return configuration.url() + (isCurrent ? UP_TO_DATE : " can be brought up to date");
    }

    // If the history table exists, another instance has started to migrate the schema.
    private static boolean hasOtherObjects(DataSource database, String historyTable) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet found = connection.getMetaData().getTables(null, connection.getSchema(), "%", OBJECT_TYPES)) {
            Set<String> names = new HashSet<>();
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
            return !names.isEmpty() && !names.contains(historyTable);
        }
    }

    // Opening a connection would create the file.
    private static String checkNewFile(String url, Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new DatabaseUrlException(
                    "--database " + url + " cannot be created: " + folder + " cannot be written to");
        }
        return url + " can be created";
    }
}
