package dev.attachphone.server.storage.configuration;

import com.zaxxer.hikari.HikariConfig;
import dev.attachphone.server.storage.transaction.SqlDialect;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** The settings of PostgreSQL and of databases that speak its protocol. */
final class PostgresqlConfiguration {

    static final String SCHEME = "postgresql:";

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int TIMEOUT_SECONDS = TIMEOUT_MILLIS / 1000;

    private static final int READINESS_TIMEOUT_MILLIS = 2_000;

    private static final int CONCURRENT_TRANSACTIONS = 4;

    /** Connections beyond those of the transactions serve reads. */
    private static final int CONNECTIONS = 10;

    private static final String ROWS = "json_array_elements(CAST(? AS json))";

    // A join could read the whole table: the plan is kept, and may have been made when the table was empty.
    private static final SqlDialect DIALECT = new SqlDialect(
            ROWS,
            "= ANY (ARRAY(%s))",
            " FOR UPDATE",
            Optional.of(new SqlDialect.SynchronousReplication(
                    "coalesce(current_setting('synchronous_standby_names', true), '') <> ''",
                    "SELECT pg_logical_emit_message(true, 'attach-phone-number', '')")));

    private PostgresqlConfiguration() {}

    static DatabaseConfiguration of(PostgresqlUrl url) {
        HikariConfig readinessPool =
                pool(url, "postgresql-readiness", READINESS_TIMEOUT_MILLIS, READINESS_TIMEOUT_MILLIS);
        readinessPool.setMaximumPoolSize(1);
        PGSimpleDataSource inspection = source(url);
        // A pooler may execute a statement on another connection than the one on which it was prepared.
        inspection.setPrepareThreshold(0);
        return new DatabaseConfiguration(
                url.toString(),
                pool(url, "postgresql", TIMEOUT_MILLIS, 2 * TIMEOUT_MILLIS),
                readinessPool,
                new DatabaseConfiguration.SchemaSettings(
                        source(url), inspection, "classpath:db/postgresql", Optional.empty()),
                CONCURRENT_TRANSACTIONS,
                DIALECT,
                " ORDER BY number FOR KEY SHARE",
                () -> true);
    }

    private static HikariConfig pool(
            PostgresqlUrl url, String name, int lockTimeoutMillis, int statementTimeoutMillis) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        PGSimpleDataSource source = source(url);
        // Longer than the statement timeout, so that it expires only if the network fails silently.
        source.setSocketTimeout(2 * statementTimeoutMillis / 1_000);
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(lockTimeoutMillis);
        // The timeouts bound the wait for another instance that hangs while it holds locks.
        config.setConnectionInitSql("SET lock_timeout = " + lockTimeoutMillis + "; SET statement_timeout = "
                + statementTimeoutMillis + "; SET idle_in_transaction_session_timeout = " + 2 * TIMEOUT_MILLIS
                // A prepared statement keeps its plan while the tables grow, so a plan for empty tables must use the
                // indexes as well.
                + "; SET enable_seqscan = off"
                // With synchronous_commit = off, a crash of the database loses acknowledged writes.
                + "; SELECT set_config('synchronous_commit', 'on', false)"
                + " WHERE current_setting('synchronous_commit') = 'off'");
        return config;
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
