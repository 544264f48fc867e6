package dev.attachphone.server.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An embedded PostgreSQL server that all tests of the JVM share. */
public final class TestPostgresql {

    /** A role without superuser rights that needs its password to connect. */
    static final String USER = "server";

    static final String PASSWORD = "p@ss:word/%";
    public static final String ENCODED_PASSWORD = "p%40ss%3Aword%2F%25";

    /** The single database, because emptying it is much faster than creating one for each test. */
    static final String DATABASE = "attach";

    private static final EmbeddedPostgres SERVER = start();

    private TestPostgresql() {}

    /** Empties the database and returns its URL. Its transactions have the given default isolation. */
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

    /** Empties the database and returns its URL. */
    public static String emptyDatabase() {
        return emptyDatabase("read committed");
    }

    static int port() {
        return SERVER.getPort();
    }

    /** Opens a connection of the superuser. */
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
