package dev.attachphone.server.storage;

import dev.attachphone.server.attach.AttachSnapshot;
import dev.attachphone.server.attach.AttachSnapshot.ConfiguredProvider;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.simulation.PostgresqlModel;
import dev.attachphone.server.storage.simulation.SimulatedDatabase;
import dev.attachphone.server.storage.simulation.SqliteSimulation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/**
 * The databases of simulations. A few seeds use SQLite, which takes longer; all others use a model of
 * PostgreSQL.
 *
 * @param postgresql creates the model
 * @param sqlite creates a file
 */
record SimulatedDatabases(SimulatedKind postgresql, SimulatedKind sqlite) {

    /**
     * A kind of database.
     *
     * @param configuration what the server knows about it
     * @param factory creates databases
     */
    record SimulatedKind(DatabaseConfiguration configuration, SimulatedDatabase.SimulationFactory factory) {}

    private static final int SQLITE_EVERY = 10;

    /** The agents and providers; no number is attached at the beginning. */
    static final AttachSnapshot DIRECTORY = new AttachSnapshot(
            new TreeMap<>(Map.of("x1", "x", "x2", "x", "y1", "y")),
            Map.of(
                    new ConfiguredProvider("x", "san"), AttachmentStatus.ACTIVE,
                    new ConfiguredProvider("x", "twilio"), AttachmentStatus.PENDING,
                    new ConfiguredProvider("y", "san"), AttachmentStatus.PENDING),
            Map.of());

    /** Databases whose files are in a directory. */
    static SimulatedDatabases in(Path directory) throws SQLException {
        Path template = directory.resolve("template.db");
        String url = "sqlite:" + template;
        Database.open(url, Clock.systemUTC()).close();
        try (Connection connection = DriverManager.getConnection("jdbc:" + url);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO account (id, name, created_at) VALUES ('x', 'x', 0), ('y', 'y', 0)");
            for (Map.Entry<String, String> agent : DIRECTORY.accountOfAgent().entrySet()) {
                statement.execute("INSERT INTO agent (id, account_id, name, created_at) VALUES ('" + agent.getKey()
                        + "', '" + agent.getValue() + "', 'an agent', 0)");
            }
            for (Map.Entry<ConfiguredProvider, AttachmentStatus> provider :
                    DIRECTORY.initialStatus().entrySet()) {
                statement.execute("INSERT INTO provider_configuration (account_id, provider, initial_status) VALUES ('"
                        + provider.getKey().accountId() + "', '"
                        + provider.getKey().provider() + "', '" + provider.getValue() + "')");
            }
            // A file in this mode is complete without a second file.
            statement.execute("PRAGMA journal_mode = DELETE");
        }
        return new SimulatedDatabases(
                new SimulatedKind(
                        DatabaseConfiguration.of("postgresql://user@localhost/simulation"),
                        PostgresqlModel.factory(DIRECTORY)),
                new SimulatedKind(
                        DatabaseConfiguration.of(url),
                        SqliteSimulation.factory(template, directory.resolve("simulation.db"))));
    }

    SimulatedKind of(long seed) {
        return seed % SQLITE_EVERY == 0 ? sqlite : postgresql;
    }
}
