package dev.attachphone.suite.program;

import dev.attachphone.suite.program.process.PackagedProgram;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The packaged server on SQLite. */
class ServerContractIT extends ServerContractTests {

    @Override
    PackagedProgram start(Path folder) throws Exception {
        return PackagedProgram.server(folder);
    }

    @Override
    Connection lock() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder().resolve("attach.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
        }
        return connection;
    }
}
