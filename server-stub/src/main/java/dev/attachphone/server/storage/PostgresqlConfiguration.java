package dev.attachphone.server.storage;

import com.zaxxer.hikari.HikariConfig;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** How PostgreSQL is opened. */
final class PostgresqlConfiguration {

    static final String SCHEME = "postgresql:";

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int PATIENCE_SECONDS = PATIENCE_MILLIS / 1000;

    /** Longer than any statement may take, so that only a network that has gone silent is given up by it. */
    private static final int SILENCE_SECONDS = 4 * PATIENCE_SECONDS;

    /** Each waits for the disk or for another's row most of the time. */
    private static final int WRITERS = 4;

    /** The other connections look credentials up. */
    private static final int CONNECTIONS = 10;

    /** PostgreSQL remembers 64 savepoints of a transaction cheaply; beyond that every reader pays for them. */
    private static final int MAX_GROUP = 60;

    private PostgresqlConfiguration() {}

    static DatabaseConfiguration of(PostgresqlUrl url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("postgresql");
        PGSimpleDataSource source = source(url);
        source.setSocketTimeout(SILENCE_SECONDS);
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        // Another instance that hangs while it holds a number must not hang this one.
        config.setConnectionInitSql("SET lock_timeout = " + PATIENCE_MILLIS + "; SET statement_timeout = "
                + 2 * PATIENCE_MILLIS + "; SET idle_in_transaction_session_timeout = " + 2 * PATIENCE_MILLIS
                // Whoever turned it off for speed would lose what was acknowledged when the database crashes.
                + "; SELECT set_config('synchronous_commit', 'on', false)"
                + " WHERE current_setting('synchronous_commit') = 'off'");
        return new DatabaseConfiguration(
                url.toString(),
                config,
                new DatabaseConfiguration.SchemaSettings(
                        source(url), source(url), "classpath:db/postgresql", Optional.empty()),
                new DatabaseConfiguration.WriterSettings(WRITERS, MAX_GROUP, " FOR KEY SHARE"));
    }

    private static PGSimpleDataSource source(PostgresqlUrl url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:" + url.address());
        source.setUser(url.user());
        source.setPassword(url.password());
        source.setApplicationName("attach-phone-number");
        source.setConnectTimeout(PATIENCE_SECONDS);
        source.setLoginTimeout(PATIENCE_SECONDS);
        source.setTcpKeepAlive(true);
        // The detail of an error quotes the row, a number with it, and errors are logged.
        source.setLogServerErrorDetail(false);
        url.option(PostgresqlUrl.SSL_MODE).ifPresent(source::setSslMode);
        url.option(PostgresqlUrl.SSL_ROOT_CERTIFICATE).ifPresent(source::setSslRootCert);
        return source;
    }
}
