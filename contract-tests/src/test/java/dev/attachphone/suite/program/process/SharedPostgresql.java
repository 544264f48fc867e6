package dev.attachphone.suite.program.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of the process, which ends with it. */
public final class SharedPostgresql {

    /** Needs the password, unlike the administrator {@code postgres}. */
    public static final String USER = "server";

    public static final String PASSWORD = "right-secret";

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres RUNNING = start();

    private SharedPostgresql() {}

    /** The name of a new and empty database. */
    public static String newDatabase() {
        String name = "attach" + DATABASES.incrementAndGet();
        administer(RUNNING, "CREATE DATABASE " + name + " OWNER " + USER);
        return name;
    }

    /** The URL of that database for a user and, after a colon, a password. */
    public static String url(String user, String database) {
        return "postgresql://" + user + "@127.0.0.1:" + RUNNING.getPort() + "/" + database;
    }

    /** A connection of the administrator's. */
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
