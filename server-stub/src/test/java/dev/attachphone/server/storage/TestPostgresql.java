package dev.attachphone.server.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** One PostgreSQL for all tests of the process, which ends with it. */
public final class TestPostgresql {

    /** Not the superuser, and may not connect without its password. */
    private static final String USER = "server";

    private static final String PASSWORD = "p@ss:word/%";
    static final String ENCODED_PASSWORD = "p%40ss%3Aword%2F%25";

    /** The only one, because it takes far longer to make and to delete one for every test than to empty it. */
    private static final String DATABASE = "attach";

    private static final EmbeddedPostgres SERVER = start();

    private TestPostgresql() {}

    /** The URL of a database with nothing in it, in which transactions have that isolation. */
    static String emptyDatabase(String isolation) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA public CASCADE");
            statement.execute("CREATE SCHEMA public AUTHORIZATION " + USER);
            statement.execute(
                    "ALTER DATABASE " + DATABASE + " SET default_transaction_isolation = '" + isolation + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return "postgresql://" + USER + ":" + ENCODED_PASSWORD + "@127.0.0.1:" + SERVER.getPort() + "/" + DATABASE;
    }

    /** The URL of a database with nothing in it. */
    public static String emptyDatabase() {
        return emptyDatabase("read committed");
    }

    /** A connection of the administrator's. */
    static Connection connection() throws SQLException {
        return SERVER.getDatabase("postgres", DATABASE).getConnection();
    }

    private static EmbeddedPostgres start() {
        try {
            Path access = Files.createTempFile("access", ".conf");
            access.toFile().deleteOnExit();
            Files.writeString(access, """
                    host all postgres 127.0.0.1/32 trust
                    host all all      127.0.0.1/32 scram-sha-256
                    """);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("hba_file", access.toString())
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
                statement.execute("CREATE DATABASE " + DATABASE);
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
