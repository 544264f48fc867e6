package dev.attachphone.server.storage;

import dev.attachphone.server.attach.StoreException;
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

/** Looks at a database without changing it. */
public final class SchemaCheck {

    /** What Flyway does not create a schema beside. */
    private static final String[] KINDS = {"TABLE", "VIEW", "SEQUENCE"};

    private SchemaCheck() {}

    /**
     * Makes sure that the database can be reached and that its schema is up to date, or can be brought there.
     *
     * @param url as for {@link Database#open}
     * @return what was found, in words, without the end of the sentence
     * @throws IllegalArgumentException if the URL is not that of a database, or its file cannot be created
     * @throws StoreException if it cannot be reached, or holds another schema
     */
    public static String of(String url) {
        DatabaseConfiguration databaseConfiguration = DatabaseConfiguration.of(url);
        Optional<Path> newFile = databaseConfiguration.schema().newFile();
        try {
            return newFile.isPresent() ? ofNewFile(url, newFile.get()) : of(databaseConfiguration);
        } catch (FlywayException | SQLException e) {
            throw new StoreException("--database " + databaseConfiguration.url() + " cannot be used", e);
        }
    }

    private static String of(DatabaseConfiguration databaseConfiguration) throws SQLException {
        DataSource database = databaseConfiguration.schema().forInspection();
        Flyway schema = Flyway.configure()
                .dataSource(database)
                .locations(databaseConfiguration.schema().scripts())
                // A newer version may have been here; that is no reason for serve either.
                .ignoreMigrationPatterns("*:pending", "*:future")
                .load();
        if (SchemaMigration.wasInterrupted(schema)) {
            return databaseConfiguration.url()
                    + " can be brought up to date; an attempt was cut off and is to be finished";
        }
        schema.validate();
        if (schema.info().current() == null
                && holdsSomethingElse(database, schema.getConfiguration().getTable())) {
            throw new SQLException("it holds something else already");
        }
        boolean isCurrent = schema.info().pending().length == 0;
        return databaseConfiguration.url() + (isCurrent ? " is up to date" : " can be brought up to date");
    }

    // Another instance may have got no further than the history.
    private static boolean holdsSomethingElse(DataSource database, String history) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet found = connection.getMetaData().getTables(null, connection.getSchema(), "%", KINDS)) {
            Set<String> names = new HashSet<>();
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
            return !names.isEmpty() && !names.contains(history);
        }
    }

    // Opening it would create it.
    private static String ofNewFile(String url, Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new IllegalArgumentException(
                    "--database " + url + " cannot be created: " + folder + " cannot be written to");
        }
        return url + " can be created";
    }
}
