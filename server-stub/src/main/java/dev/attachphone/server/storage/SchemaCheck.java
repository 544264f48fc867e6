package dev.attachphone.server.storage;

import dev.attachphone.server.attach.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Looks at a database without changing it. */
public final class SchemaCheck {

    private SchemaCheck() {}

    /**
     * Makes sure that the database can be reached and that its schema is up to date, or can be brought there.
     *
     * @param url as for {@link Database#open}
     * @return what was found, as a sentence without its end
     * @throws IllegalArgumentException if the URL is not that of a database, or its file cannot be created
     * @throws StoreException if it cannot be reached, or holds another schema
     */
    public static String of(String url) {
        Engine engine = Engine.of(url);
        if (url.startsWith(Sqlite.SCHEME) && Files.notExists(Path.of(url.substring(Sqlite.SCHEME.length())))) {
            return ofNewFile(url, Path.of(url.substring(Sqlite.SCHEME.length())).toAbsolutePath());
        }
        try {
            Flyway schema = Flyway.configure()
                    .dataSource(engine.schema().database())
                    .locations(engine.schema().scripts())
                    .ignoreMigrationPatterns("*:pending")
                    .load();
            schema.validate();
            int pending = schema.info().pending().length;
            return engine.url() + (pending == 0 ? " is up to date" : " can be brought up to date");
        } catch (FlywayException e) {
            throw new StoreException("--database " + engine.url() + " cannot be used", e);
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
