package dev.attachphone.server.storage.configuration;

import com.zaxxer.hikari.HikariConfig;
import dev.attachphone.server.storage.transaction.SqlDialect;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** The settings of SQLite. */
public final class SqliteConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SqliteConfiguration.class);

    public static final String SCHEME = "sqlite:";
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;
    private static final int READINESS_TIMEOUT_MILLIS = 2_000;

    /** SQLite has one write lock for the whole file, so a second writer would only wait for the first. */
    private static final int ONE_TRANSACTION = 1;

    private static final SqlDialect DIALECT = new SqlDialect("json_each(?)", "IN (%s)", "", Optional.empty());

    private SqliteConfiguration() {}

    static DatabaseConfiguration of(String url) {
        Path file = file(url);
        FileIdentity identity = new FileIdentity(file);
        HikariConfig pool = poolConfig(url, identity, BUSY_TIMEOUT_MILLIS);
        HikariConfig readinessPool = poolConfig(url, identity, READINESS_TIMEOUT_MILLIS);
        readinessPool.setPoolName("sqlite-readiness");
        readinessPool.setMaximumPoolSize(1);
        Optional<Path> newFile = Optional.of(file).filter(Files::notExists).map(Path::toAbsolutePath);
        return new DatabaseConfiguration(
                url,
                pool,
                readinessPool,
                new DatabaseConfiguration.SchemaSettings(
                        pool.getDataSource(), inspectionSource(url, identity), "classpath:db/sqlite", newFile),
                ONE_TRANSACTION,
                DIALECT,
                "",
                identity::isUnchanged);
    }

    private static Path file(String url) {
        String path = url.substring(SCHEME.length());
        if (!isFile(path)) {
            throw new DatabaseUrlException(
                    "'" + url + "' is not a database URL; write sqlite:<file>, such as sqlite:attach.db");
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new DatabaseUrlException("'" + url + "' does not name a file: " + e.getReason(), e);
        }
    }

    private static HikariConfig poolConfig(String url, FileIdentity identity, int timeoutMillis) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // In WAL mode, only FULL guarantees that a commit survives a power failure.
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // Acquires the write lock at the start of a transaction. With a deferred lock, the first write fails if another
        // process has written since the first read.
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        sqlite.setBusyTimeout(timeoutMillis);
        sqlite.enforceForeignKeys(true);
        HikariConfig config = new HikariConfig();
        config.setPoolName("sqlite");
        config.setDataSource(new SameFileDataSource(url, identity, sqlite));
        config.setConnectionTimeout(timeoutMillis);
        return config;
    }

    /** Creates an empty database file that only its owner can read, because it will contain phone numbers. */
    public static void createForOwner(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            log.debug("Another instance has created {}", file);
        } catch (IOException e) {
            log.debug("Cannot create {}; opening the database reports the reason", file, e);
        }
    }

    // WAL mode is stored in the file, so the settings of the pool would change it.
    private static DataSource inspectionSource(String url, FileIdentity identity) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        return new SameFileDataSource(url, identity, sqlite);
    }

    /** Opens connections that fail if another process has the file open, and that let no other process open it. */
    public static DataSource exclusiveSource(String url) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.EXCLUSIVE);
        sqlite.setBusyTimeout(READINESS_TIMEOUT_MILLIS);
        return new SameFileDataSource(url, new FileIdentity(file(url)), sqlite);
    }

    // Each connection to a database in memory opens another database. URI parameters could disable durability.
    private static boolean isFile(String path) {
        return !path.isEmpty() && !path.startsWith(":") && !path.startsWith("file:") && !path.contains("?");
    }

    /**
     * Opens connections to one file only. If another file has its path, SQLite would truncate the shared memory that the open
     * connections use, and the operating system would end the process; if no file has it, SQLite would create an empty one.
     */
    private static final class SameFileDataSource extends SQLiteDataSource {

        private final FileIdentity identity;

        SameFileDataSource(String url, FileIdentity identity, SQLiteConfig settings) {
            super(settings);
            this.identity = identity;
            setUrl("jdbc:" + url);
        }

        @Override
        public SQLiteConnection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
            if (!identity.isUnchanged()) {
                throw new SQLException("the file of the database was removed or replaced");
            }
            return super.getConnection(user, password);
        }
    }
}
