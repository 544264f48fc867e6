package dev.attachphone.suite.program.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server that is shared by all tests of the JVM and stops with it. */
public final class SharedPostgresql {

    /** A user with a password, unlike the administrator {@code postgres}. */
    public static final String USER = "server";

    public static final String PASSWORD = "right-secret";

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres RUNNING = start();

    private SharedPostgresql() {}

    /** Creates an empty database and returns its name. */
    public static String newDatabase() {
        String name = "attach" + DATABASES.incrementAndGet();
        administer(RUNNING, "CREATE DATABASE " + name + " OWNER " + USER);
        return name;
    }

    /** The URL of the database for a user, optionally with a colon and a password. */
    public static String url(String user, String database) {
        return "postgresql://" + user + "@127.0.0.1:" + RUNNING.getPort() + "/" + database;
    }

    /** Opens a connection as administrator. */
    public static Connection connection(String database) throws SQLException {
        return RUNNING.getDatabase("postgres", database).getConnection();
    }

    private static EmbeddedPostgres start() {
        try {
            Path access = Files.createTempFile("access", ".conf");
            access.toFile().deleteOnExit();
            Files.writeString(access, """
                    host all postgres 127.0.0.1/32 trust
                    host all all      127.0.0.1/32 scram-sha-256
                    """);
            EmbeddedPostgres started = EmbeddedPostgres.builder()
                    .setServerConfig("hba_file", access.toString())
                    .start();
            administer(started, "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
            return started;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void administer(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
