package dev.attachphone.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.attachphone.server.attach.AgentStore;
import dev.attachphone.server.attach.AttachmentStore;
import dev.attachphone.server.attach.CredentialStore;
import dev.attachphone.server.attach.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** An open database with the newest schema, and the stores in it. */
public final class Database implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HikariDataSource pool;
    private final GroupCommit commits;
    private final Clock clock;

    private Database(HikariDataSource pool, Clock clock) {
        this.pool = pool;
        this.commits = new GroupCommit(pool);
        this.clock = clock;
    }

    /**
     * Opens a database, creating it if it is not there, and brings its schema up to date.
     *
     * @param url {@code sqlite:} and the path of a file
     * @throws IllegalArgumentException if the URL is not of that form
     * @throws StoreException if the database cannot be opened or written
     */
    public static Database open(String url, Clock clock) {
        HikariConfig config = Sqlite.configuration(url);
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new StoreException("cannot open " + url, e);
        }
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/sqlite")
                    .load()
                    .migrate();
            return new Database(pool, clock);
        } catch (FlywayException e) {
            pool.close();
            throw new StoreException("cannot write " + url, e);
        }
    }

    /** Whether the database takes a write now; says no rather than wait for long. */
    public boolean isReady() {
        return commits.commitsWithin(PATIENCE, statements -> {
            statements.update("UPDATE readiness SET checked_at = ?", clock.millis());
            return true;
        });
    }

    public AttachmentStore attachments() {
        return new JdbcAttachmentStore(commits);
    }

    public AgentStore agents() {
        return new JdbcAgentStore(commits, clock);
    }

    public CredentialStore credentials() {
        return new JdbcCredentialStore(pool);
    }

    /** Sees and sets up accounts, all or nothing. */
    public <T> T withAccounts(Function<Accounts, T> work) {
        return commits.run(statements -> work.apply(new Accounts(statements, clock)));
    }

    @Override
    public void close() {
        commits.close();
        pool.close();
    }
}
