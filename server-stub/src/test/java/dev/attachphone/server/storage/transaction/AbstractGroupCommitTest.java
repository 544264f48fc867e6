package dev.attachphone.server.storage.transaction;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Creates a {@link GroupCommit} on a new SQLite file with one table. */
abstract class AbstractGroupCommitTest {

    static final int MAX_QUEUE = 40;

    @TempDir
    private Path directory = Path.of("");

    HikariDataSource pool;
    GroupCommit commits;

    @BeforeEach
    void open() {
        pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:sqlite:" + directory.resolve("group.db"));
        commits = new GroupCommit(pool, new GroupCommit.Settings(1, 512), MAX_QUEUE, StorageListener.NONE);
        commits.run(jdbcSession -> {
            jdbcSession.update("CREATE TABLE t (x INTEGER PRIMARY KEY)");
            return "created";
        });
    }

    @AfterEach
    void close() {
        commits.close();
        pool.close();
    }

    long insert(int x) {
        return commits.run(jdbcSession -> {
            jdbcSession.update("INSERT INTO t VALUES (?)", x);
            return (long) x;
        });
    }

    long count() {
        return commits.run(jdbcSession -> jdbcSession
                .query("SELECT count(*) FROM t", row -> row.getLong(1))
                .get(0));
    }

    void inThread(Runnable task) {
        Thread thread = new Thread(task, "caller");
        thread.setDaemon(true);
        thread.start();
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
