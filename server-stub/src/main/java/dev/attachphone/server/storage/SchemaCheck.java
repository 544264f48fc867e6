package dev.attachphone.server.storage;

import dev.attachphone.server.attach.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Looks at a database without changing it. */
public final class SchemaCheck {

    /**
     * What was found.
     *
     * @param isCurrent whether the schema is the newest already
     * @param sentence all of it in words, without the end of the sentence
     */
    public record Found(boolean isCurrent, String sentence) {}

    private SchemaCheck() {}

    /**
     * Makes sure that the database can be reached and that its schema is up to date, or can be brought there.
     *
     * @param url as for {@link Database#open}
     * @throws IllegalArgumentException if the URL is not that of a database, or its file cannot be created
     * @throws StoreException if it cannot be reached, or holds another schema
     */
    public static Found of(String url) {
        Engine engine = Engine.of(url);
        if (url.startsWith(Sqlite.SCHEME)) {
            Path file = Path.of(url.substring(Sqlite.SCHEME.length()));
            if (Files.notExists(file)) {
                return ofNewFile(url, file.toAbsolutePath());
            }
        }
        try {
            return of(engine);
        } catch (FlywayException | SQLException e) {
            throw new StoreException("--database " + engine.url() + " cannot be used", e);
        }
    }

    private static Found of(Engine engine) throws SQLException {
        DataSource database = engine.schema().toLookAt();
        Flyway schema = Flyway.configure()
                .dataSource(database)
                .locations(engine.schema().scripts())
                .ignoreMigrationPatterns("*:pending")
                .load();
        schema.validate();
        if (schema.info().current() == null && hasTables(database)) {
            throw new SQLException("it holds tables of something else");
        }
        boolean isCurrent = schema.info().pending().length == 0;
        return new Found(isCurrent, engine.url() + (isCurrent ? " is up to date" : " can be brought up to date"));
    }

    private static boolean hasTables(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet tables =
                        connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            return tables.next();
        }
    }

    // Opening it would create it.
    private static Found ofNewFile(String url, Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new IllegalArgumentException(
                    "--database " + url + " cannot be created: " + folder + " cannot be written to");
        }
        return new Found(false, url + " can be created");
    }
}
