package dev.attachphone.server.storage.configuration;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.attachphone.server.storage.transaction.ConnectionPool;
import dev.attachphone.server.storage.transaction.SqlDialect;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * The settings in which the supported databases differ. Apart from them and the migrations, both execute the same SQL.
 *
 * @param url the URL of the database without its password
 * @param pool the settings of the connection pool
 * @param readinessPool the settings of the single connection of the readiness probe, with short timeouts
 * @param schema how the schema is migrated
 * @param concurrentTransactions how many transactions are executed at the same time
 * @param dialect the expressions for lists of parameters
 * @param rowLockClause is appended to a query whose rows must not be deleted before the transaction ends; empty if there is
 *     only one writer
 * @param isCurrent whether open connections still lead to the database that a new one would lead to
 */
public record DatabaseConfiguration(
        String url,
        HikariConfig pool,
        HikariConfig readinessPool,
        SchemaSettings schema,
        int concurrentTransactions,
        SqlDialect dialect,
        String rowLockClause,
        BooleanSupplier isCurrent) {

    /**
     * How the schema is migrated.
     *
     * @param forMigration opens connections without the timeouts that apply to requests
     * @param forInspection opens connections that change nothing in the database, not even its settings
     * @param scripts the location of the migrations on the class path
     * @param newFile the database file, if the database is a file that does not exist; opening a connection creates it
     */
    public record SchemaSettings(
            DataSource forMigration, DataSource forInspection, String scripts, Optional<Path> newFile) {}

    /** Opens connections for requests. */
    public ConnectionPool openPool() {
        return new ConnectionPool(new HikariDataSource(pool), dialect, isCurrent);
    }

    /** Opens the connection of the readiness probe. */
    public ConnectionPool openReadinessPool() {
        return new ConnectionPool(new HikariDataSource(readinessPool), dialect, isCurrent);
    }

    /**
     * Reads a database URL.
     *
     * @throws DatabaseUrlException if it is malformed
     */
    public static DatabaseConfiguration of(String url) {
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
