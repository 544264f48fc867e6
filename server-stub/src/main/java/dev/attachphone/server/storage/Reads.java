package dev.attachphone.server.storage;

import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.attach.TimeSpent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** Reads without waiting for a writer. */
final class Reads {

    private final DataSource database;

    Reads(DataSource database) {
        this.database = database;
    }

    /**
     * Runs work that changes nothing.
     *
     * @throws StoreException if the database fails
     */
    <T> T read(Function<Statements, T> work) {
        long begin = System.nanoTime();
        try (Connection connection = database.getConnection();
                Statements statements = new Statements(connection)) {
            return work.apply(statements);
        } catch (SQLException e) {
            throw new StoreException("could not read", e);
        } finally {
            TimeSpent.addRead(System.nanoTime() - begin);
        }
    }
}
