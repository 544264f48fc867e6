package dev.attachphone.server.storage;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** How SQLite is opened. */
public final class SqliteConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SqliteConfiguration.class);

    static final String SCHEME = "sqlite:";
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    /** There is one lock for the whole file, so a second writer would only wait for it. */
    private static final DatabaseConfiguration.WriterSettings ONE_WRITER =
            new DatabaseConfiguration.WriterSettings(1, 512, "");

    private SqliteConfiguration() {}

    static DatabaseConfiguration of(String url) {
        if (!isFile(url.substring(SCHEME.length()))) {
            throw new IllegalArgumentException(
                    "'" + url + "' is not a database URL; write sqlite:<file>, such as sqlite:attach.db");
        }
        HikariConfig pool = poolConfig(url);
        Optional<Path> newFile = Optional.of(Path.of(url.substring(SCHEME.length())))
                .filter(Files::notExists)
                .map(Path::toAbsolutePath);
        return new DatabaseConfiguration(
                url,
                pool,
                new DatabaseConfiguration.SchemaSettings(
                        pool.getDataSource(), toLookAt(url), "classpath:db/sqlite", newFile),
                ONE_WRITER);
    }

    public static HikariConfig poolConfig(String url) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // Only FULL promises that a commit survives the loss of power.
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // Taking the write lock at once, so that no transaction finds at its first write that it read too early.
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        sqlite.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        sqlite.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:" + url);
        HikariConfig config = new HikariConfig();
        config.setPoolName("sqlite");
        config.setDataSource(source);
        config.setConnectionTimeout(BUSY_TIMEOUT_MILLIS);
        return config;
    }

    /** Creates the file, empty, for its owner alone: whole numbers will stand in it. */
    static void createForOwner(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            log.debug("another instance has created {}", file);
        } catch (IOException e) {
            log.debug("opening it says why it cannot be created", e);
        }
    }

    // What the other connections ask for is written into the file.
    private static DataSource toLookAt(String url) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:" + url);
        return source;
    }

    // A database in memory would be another one for every connection, and parameters could take durability away.
    private static boolean isFile(String path) {
        return !path.isEmpty() && !path.startsWith(":") && !path.startsWith("file:") && !path.contains("?");
    }
}
