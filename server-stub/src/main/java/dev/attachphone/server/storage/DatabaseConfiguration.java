package dev.attachphone.server.storage;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What differs between the databases; everything else is the same SQL.
 *
 * @param url names the database without its password
 * @param pool how connections to it are made
 * @param schema how its schema comes about
 * @param writers how it is written to
 */
public record DatabaseConfiguration(String url, HikariConfig pool, SchemaSettings schema, WriterSettings writers) {

    /**
     * How a schema comes about.
     *
     * @param forMigration makes connections that are patient enough for a migration
     * @param forInspection makes connections that leave the database as it is
     * @param scripts where the migrations are, on the class path
     * @param newFile the file that even a look would create
     */
    record SchemaSettings(DataSource forMigration, DataSource forInspection, String scripts, Optional<Path> newFile) {}

    /**
     * How a database is written to.
     *
     * @param count how many transactions write at once
     * @param maxGroup how many pieces of work share one; bounds how long the first of a group waits for the last
     * @param rowLockClause what is appended to a query whose rows nobody must delete before the transaction ends; blank where there
     *     is one writer only
     */
    public record WriterSettings(int count, int maxGroup, String rowLockClause) {}

    /**
     * The engine of a database URL.
     *
     * @throws IllegalArgumentException if it is not the URL of a database, with a message that holds no password
     */
    static DatabaseConfiguration of(String url) {
        if (url.startsWith(SqliteConfiguration.SCHEME)) {
            return SqliteConfiguration.of(url);
        }
        if (url.startsWith(PostgresqlConfiguration.SCHEME)) {
            return PostgresqlConfiguration.of(PostgresqlUrl.of(url, System.getenv()));
        }
        throw new IllegalArgumentException("'" + PostgresqlUrl.withoutPassword(url)
                + "' is not a database URL; write sqlite:<file>, such as sqlite:attach.db,"
                + " or postgresql://<user>@<host>:<port>/<name>");
    }
}
