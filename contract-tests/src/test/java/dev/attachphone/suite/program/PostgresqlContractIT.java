package dev.attachphone.suite.program;

import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.SharedPostgresql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;

/** The packaged server on PostgreSQL. */
@Tag("database")
class PostgresqlContractIT extends ServerContractTests {

    private final String database = SharedPostgresql.newDatabase();

    @Override
    PackagedProgram start(Path folder) throws IOException, InterruptedException {
        boolean isFirst = folder.equals(folder());
        return PackagedProgram.server(folder, url(isFirst ? database : SharedPostgresql.newDatabase()));
    }

    /** The URL of the database under test. */
    String url() {
        return url(database);
    }

    private static String url(String database) {
        return SharedPostgresql.url("postgres", database);
    }

    @Override
    Connection lock() throws SQLException {
        Connection connection = SharedPostgresql.connection(database);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE agent");
        }
        return connection;
    }
}
