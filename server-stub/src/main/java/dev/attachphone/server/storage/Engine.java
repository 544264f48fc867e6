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
record Engine(String url, HikariConfig pool, Schema schema, Writers writers) {

    /**
     * How a schema comes about.
     *
     * @param database makes connections that are patient enough for a migration
     * @param toLookAt makes connections that leave the database as it is
     * @param scripts where the migrations are, on the class path
     * @param newFile the file that even a look would create
     */
    record Schema(DataSource database, DataSource toLookAt, String scripts, Optional<Path> newFile) {}

    /**
     * How a database is written to.
     *
     * @param count how many transactions write at once
     * @param maxGroup how many pieces of work share one; bounds how long the first of a group waits for the last
     * @param keep what is appended to a query whose rows nobody must delete before the transaction ends; blank where there
     *     is one writer only
     */
    record Writers(int count, int maxGroup, String keep) {}

    /**
     * The engine of a database URL.
     *
     * @throws IllegalArgumentException if it is not the URL of a database, with a message that holds no password
     */
    static Engine of(String url) {
        if (url.startsWith(Sqlite.SCHEME)) {
            return Sqlite.engine(url);
        }
        if (url.startsWith(Postgresql.SCHEME)) {
            return Postgresql.engine(PostgresqlUrl.of(url, System.getenv()));
        }
        throw new IllegalArgumentException("'" + PostgresqlUrl.withoutPassword(url)
                + "' is not a database URL; write sqlite:<file>, such as sqlite:attach.db,"
                + " or postgresql://<user>@<host>:<port>/<name>");
    }
}
