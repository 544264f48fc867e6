package dev.attachphone.server.storage;

import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.configuration.DatabaseUrlException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits at the start for a database server that is not reachable yet. */
public final class DatabaseStartupWait {

    private static final Logger log = LoggerFactory.getLogger(DatabaseStartupWait.class);

    private static final int PAUSE_MILLIS = 500;

    /** The connection attempt failed, the connection broke, or the server shuts down, crashed or starts up. */
    private static final Set<String> UNREACHABLE = Set.of("08001", "08006", "57P01", "57P02", "57P03");

    private DatabaseStartupWait() {}

    /**
     * Waits until the server of a PostgreSQL database accepts a connection. Logs one line if it has to wait. Returns at once for
     * SQLite.
     *
     * @param url as for {@link Database#open}
     * @param limit how long to wait for a server that is not reachable or starts up; every other error ends the wait at once
     * @throws DatabaseUrlException if the URL is malformed
     * @throws StoreException if the server did not accept a connection
     */
    public static void await(String url, Duration limit) throws InterruptedException {
        DatabaseConfiguration configuration = DatabaseConfiguration.of(url);
        if (!(configuration.schema().forInspection() instanceof PGSimpleDataSource source)) {
            return;
        }
        try {
            connect(source, configuration.url(), limit);
        } catch (SQLException e) {
            throw new StoreException("cannot open " + configuration.url(), e);
        }
    }

    private static void connect(DataSource source, String url, Duration limit)
            throws SQLException, InterruptedException {
        long start = System.nanoTime();
        boolean isLogged = false;
        while (true) {
            try (Connection connection = source.getConnection()) {
                return;
            } catch (SQLException e) {
                if (!UNREACHABLE.contains(e.getSQLState()) || System.nanoTime() - start >= limit.toNanos()) {
                    throw e;
                }
                if (!isLogged) {
                    log.warn(
                            "Waiting up to {} seconds for {}, which is not reachable: {}",
                            limit.toSeconds(),
                            url,
                            reason(e));
                    isLogged = true;
                }
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static String reason(SQLException failure) {
        return failure.getCause() instanceof UnknownHostException
                ? "unknown host"
                : String.valueOf(failure.getMessage());
    }
}
