package dev.attachphone.server.storage;

import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Migrates the schema of a database with Flyway. Concurrent migrations of one database are executed one after the other. */
final class SchemaMigration {

    private static final Logger log = LoggerFactory.getLogger(SchemaMigration.class);

    private SchemaMigration() {}

    /**
     * Applies all pending migrations.
     *
     * @throws FlywayException if a migration fails or the schema contains other migrations
     */
    static void migrate(DatabaseConfiguration.SchemaSettings schema) {
        Flyway flyway = flyway(schema);
        if (wasInterrupted(flyway)) {
            flyway.repair();
        }
        MigrationInfoService info = flyway.info();
        if (info.current() != null && info.pending().length > 0) {
            log.info(
                    "Migrating the database from schema version {}; this takes long if it is large",
                    info.current().getVersion());
        }
        flyway.migrate();
    }

    /**
     * Whether a migration has failed and must be repaired before it can be applied again. Only migrations outside of a
     * transaction leave this state behind. False if the checksums of other migrations differ, because Flyway's repair would
     * overwrite them.
     */
    static boolean wasInterrupted(Flyway flyway) {
        MigrationInfo[] migrations = flyway.info().all();
        return Stream.of(migrations).anyMatch(migration -> migration.getState() == MigrationState.FAILED)
                && Stream.of(migrations)
                        .filter(migration -> migration.getState() == MigrationState.SUCCESS)
                        .allMatch(MigrationInfo::isChecksumMatching);
    }

    private static Flyway flyway(DatabaseConfiguration.SchemaSettings schema) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(schema.forMigration())
                .locations(schema.scripts())
                // Another instance may migrate for any length of time.
                .lockRetryCount(-1);
        // CREATE INDEX CONCURRENTLY waits for all open transactions, so an instance that waits for the lock must not
        // have one.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }
}
