package dev.attachphone.server.storage;

import com.zaxxer.hikari.HikariConfig;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** How SQLite is opened. */
final class Sqlite {

    private static final String SCHEME = "sqlite:";
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private Sqlite() {}

    static HikariConfig configuration(String url) {
        if (!url.startsWith(SCHEME) || !isFile(url.substring(SCHEME.length()))) {
            throw new IllegalArgumentException(
                    "'" + url + "' is not a database URL; write sqlite:<file>, such as sqlite:attach.db");
        }
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

    // A database in memory would be another one for every connection, and parameters could take durability away.
    private static boolean isFile(String path) {
        return !path.isEmpty() && !path.startsWith(":") && !path.startsWith("file:") && !path.contains("?");
    }
}
