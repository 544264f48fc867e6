package dev.attachphone.server.storage;

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

/** Brings a schema up to date, once, however many instances begin to. */
final class SchemaMigration {

    private static final Logger log = LoggerFactory.getLogger(SchemaMigration.class);

    private SchemaMigration() {}

    /**
     * Waits for whoever is at it, and does what remains.
     *
     * @throws FlywayException if it failed
     */
    static void migrate(DatabaseConfiguration.SchemaSettings schemaSettings) {
        Flyway flyway = flyway(schemaSettings);
        if (wasInterrupted(flyway)) {
            flyway.repair();
        }
        MigrationInfoService found = flyway.info();
        if (found.current() != null && found.pending().length > 0) {
            log.info(
                    "bringing the database up to date, from version {} on; that takes long if it is large",
                    found.current().getVersion());
        }
        flyway.migrate();
    }

    /**
     * Whether a step of ours has failed, which then begins anew: only what runs outside of a transaction leaves that behind. Not where
     * other steps were taken than ours, since Flyway's repair would make them look like ours.
     */
    static boolean wasInterrupted(Flyway flyway) {
        MigrationInfo[] steps = flyway.info().all();
        return Stream.of(steps).anyMatch(step -> step.getState() == MigrationState.FAILED)
                && Stream.of(steps)
                        .filter(step -> step.getState() == MigrationState.SUCCESS)
                        .allMatch(MigrationInfo::isChecksumMatching);
    }

    private static Flyway flyway(DatabaseConfiguration.SchemaSettings schemaSettings) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(schemaSettings.forMigration())
                .locations(schemaSettings.scripts())
                // However long that takes.
                .lockRetryCount(-1);
        // A transaction that waits for its turn would be waited for by CREATE INDEX CONCURRENTLY.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }
}
