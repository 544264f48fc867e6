package dev.attachphone.server.storage;

import com.zaxxer.hikari.HikariConfig;
import dev.attachphone.server.storage.transaction.GroupCommit;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** The settings of PostgreSQL and of databases that speak its protocol. */
final class PostgresqlConfiguration {

    static final String SCHEME = "postgresql:";

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int TIMEOUT_SECONDS = TIMEOUT_MILLIS / 1000;

    /** Longer than the statement timeout, so that it expires only if the network fails silently. */
    private static final int SOCKET_TIMEOUT_SECONDS = 4 * TIMEOUT_SECONDS;

    /** Writers spend most of their time waiting for the disk or for row locks. */
    private static final int WRITERS = 4;

    /** Connections beyond those of the writers serve reads. */
    private static final int CONNECTIONS = 10;

    /** PostgreSQL caches 64 subtransactions of a transaction; more slow down the visibility checks of every reader. */
    private static final int MAX_GROUP = 60;

    private PostgresqlConfiguration() {}

    static DatabaseConfiguration of(PostgresqlUrl url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("postgresql");
        PGSimpleDataSource source = source(url);
        source.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(TIMEOUT_MILLIS);
        // The timeouts bound the wait for another instance that hangs while it holds locks.
        config.setConnectionInitSql("SET lock_timeout = " + TIMEOUT_MILLIS + "; SET statement_timeout = "
                + 2 * TIMEOUT_MILLIS + "; SET idle_in_transaction_session_timeout = " + 2 * TIMEOUT_MILLIS
                // With synchronous_commit = off, a crash of the database loses acknowledged writes.
                + "; SELECT set_config('synchronous_commit', 'on', false)"
                + " WHERE current_setting('synchronous_commit') = 'off'");
        PGSimpleDataSource inspection = source(url);
        // A pooler may execute a statement on another connection than the one on which it was prepared.
        inspection.setPrepareThreshold(0);
        return new DatabaseConfiguration(
                url.toString(),
                config,
                new DatabaseConfiguration.SchemaSettings(
                        source(url), inspection, "classpath:db/postgresql", Optional.empty()),
                new GroupCommit.Settings(WRITERS, MAX_GROUP),
                " FOR KEY SHARE");
    }

    private static PGSimpleDataSource source(PostgresqlUrl url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:" + url.address());
        source.setUser(url.user());
        source.setPassword(url.password());
        source.setApplicationName("attach-phone-number");
        // The login timeout bounds the attempts on all hosts together; an unreachable host must not use it up.
        source.setConnectTimeout(Math.max(1, TIMEOUT_SECONDS / url.hosts().size()));
        source.setLoginTimeout(TIMEOUT_SECONDS);
        if (url.requiresPrimary()) {
            // Checked for every new connection, so that a promoted standby is found without a restart.
            source.setTargetServerType("primary");
        }
        source.setTcpKeepAlive(true);
        // The detail of an error quotes the row with its phone number, and errors are logged.
        source.setLogServerErrorDetail(false);
        url.option(PostgresqlUrl.SSL_MODE).ifPresent(source::setSslMode);
        url.option(PostgresqlUrl.SSL_ROOT_CERTIFICATE).ifPresent(source::setSslRootCert);
        return source;
    }
}
