package dev.attachphone.suite.program;

import dev.attachphone.suite.program.client.HealthClient;
import dev.attachphone.suite.program.process.DebianPostgresql;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.PostgresqlPair;
import dev.attachphone.suite.program.process.PostgresqlPair.Replication;
import dev.attachphone.testing.RequiresPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/**
 * The packaged server on a PostgreSQL primary with a synchronous standby. The primary fails after the start of the server, so that the
 * server serves all cases on the promoted standby, without a restart.
 */
@Tag("database")
@Tag("full")
@RequiresPrograms(DebianPostgresql.PROGRAM)
class FailoverPairContractIT extends ServerContractTests {

    private static final String DATABASE = "postgres";

    private @Nullable PostgresqlPair pair;
    private int databases;

    @Override
    PackagedProgram start(Path folder) throws Exception {
        if (pair != null) {
            String another = "another" + databases++;
            execute("CREATE DATABASE " + another);
            return PackagedProgram.server(folder, pair().url(another));
        }
        pair = new PostgresqlPair(Files.createDirectory(folder.resolve("pair")), Replication.SYNCHRONOUS);
        PackagedProgram server = PackagedProgram.server(folder, pair().url(DATABASE));
        try {
            HealthClient client = new HealthClient(server.target());
            pair().killPrimary();
            client.awaitStatus("/health/ready", 503);
            pair().promoteStandby();
            client.awaitStatus("/health/ready", 200);
            return server;
        } catch (Exception e) {
            server.close();
            throw e;
        }
    }

    @AfterAll
    void stopPair() throws Exception {
        if (pair != null) {
            pair.close();
        }
    }

    @Override
    Connection lock() throws SQLException {
        Connection connection = pair().primary().connect(DATABASE);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE agent");
        }
        return connection;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pair().primary().connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private PostgresqlPair pair() {
        return Objects.requireNonNull(pair, "started before all tests");
    }
}
