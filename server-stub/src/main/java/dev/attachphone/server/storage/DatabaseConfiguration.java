package dev.attachphone.server.storage;

import com.zaxxer.hikari.HikariConfig;
import dev.attachphone.server.storage.transaction.GroupCommit;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The settings in which the supported databases differ. Apart from them and the migrations, both execute the same SQL.
 *
 * @param url the URL of the database without its password
 * @param pool the settings of the connection pool
 * @param schema how the schema is migrated
 * @param writers how writes are grouped
 * @param rowLockClause is appended to a query whose rows must not be deleted before the transaction ends; empty if there is
 *     only one writer
 */
record DatabaseConfiguration(
        String url, HikariConfig pool, SchemaSettings schema, GroupCommit.Settings writers, String rowLockClause) {

    /**
     * How the schema is migrated.
     *
     * @param forMigration opens connections without the timeouts that apply to requests
     * @param forInspection opens connections that change nothing in the database, not even its settings
     * @param scripts the location of the migrations on the class path
     * @param newFile the database file, if the database is a file that does not exist; opening a connection creates it
     */
    record SchemaSettings(DataSource forMigration, DataSource forInspection, String scripts, Optional<Path> newFile) {}

    /**
     * Reads a database URL.
     *
     * @throws DatabaseUrlException if it is malformed
     */
    static DatabaseConfiguration of(String url) {
        if (url.startsWith(SqliteConfiguration.SCHEME)) {
            return SqliteConfiguration.of(url);
        }
        if (url.startsWith(PostgresqlConfiguration.SCHEME)) {
            return PostgresqlConfiguration.of(PostgresqlUrl.of(url, System.getenv()));
        }
        throw new DatabaseUrlException("'" + PostgresqlUrl.withoutPassword(url)
                + "' is not a database URL; write sqlite:<file>, such as sqlite:attach.db,"
                + " or postgresql://<user>@<host>:<port>/<name>");
    }
}
