package dev.attachphone.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.attachphone.server.attach.AgentStore;
import dev.attachphone.server.attach.AttachmentStore;
import dev.attachphone.server.attach.CredentialStore;
import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.registry.Registries;
import dev.attachphone.server.storage.transaction.GroupCommit;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import dev.attachphone.server.storage.transaction.StorageListener;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;

/** An open database with the newest schema, and the stores in it. */
public final class Database implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** More than commands, which write one after the other, will ever need. */
    private static final int DEFAULT_MAX_QUEUE = 256;

    /** Long ones must leave connections to those that are answered at once. */
    private static final int LISTS_AT_ONCE = 2;

    /** The pool is bound enough, and while the database is away it says so instead of being too busy. */
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final String url;
    private final HikariDataSource pool;
    private final String keep;
    private final ReadExecutor readExecutor;
    private final ReadExecutor lists;
    private final GroupCommit commits;
    private final Clock clock;

    private Database(DatabaseConfiguration databaseConfiguration, Clock clock, int maxQueue, StorageListener listener) {
        this.url = databaseConfiguration.url();
        listener.pool().ifPresent(databaseConfiguration.pool()::setMetricsTrackerFactory);
        this.pool = new HikariDataSource(databaseConfiguration.pool());
        this.keep = databaseConfiguration.writers().rowLockClause();
        this.readExecutor = new ReadExecutor(pool, UNBOUNDED);
        this.lists = new ReadExecutor(pool, LISTS_AT_ONCE);
        this.commits = new GroupCommit(pool, databaseConfiguration.writers(), maxQueue, listener);
        this.clock = clock;
    }

    /**
     * Opens a database, creating the file if it is one and not there, and brings its schema up to date. Instances that start
     * together do that once.
     *
     * @param url {@code sqlite:} and the path of a file, or {@code postgresql://user@host:port/name}
     * @throws IllegalArgumentException if the URL is not of that form
     * @throws StoreException if the database cannot be opened or written
     */
    public static Database open(String url, Clock clock) {
        return open(url, clock, DEFAULT_MAX_QUEUE, StorageListener.NONE);
    }

    /**
     * Likewise.
     *
     * @param maxQueue how many writes may wait; more are refused with an {@link OverloadedException}
     * @param listener is told what the database is busy with
     */
    public static Database open(String url, Clock clock, int maxQueue, StorageListener listener) {
        DatabaseConfiguration databaseConfiguration = DatabaseConfiguration.of(url);
        try {
            databaseConfiguration.schema().newFile().ifPresent(SqliteConfiguration::createForOwner);
            SchemaMigration.migrate(databaseConfiguration.schema());
            return new Database(databaseConfiguration, clock, maxQueue, listener);
        } catch (FlywayException | HikariPool.PoolInitializationException e) {
            throw new StoreException("cannot open " + databaseConfiguration.url(), e);
        }
    }

    /** The URL, without its password. */
    public String url() {
        return url;
    }

    /** Whether the database takes a write now; says no rather than wait for long. */
    public boolean isReady() {
        return commits.commitsWithin(PATIENCE, jdbcSession -> {
            jdbcSession.update("UPDATE readiness SET checked_at = ?", clock.millis());
            return true;
        });
    }

    public AttachmentStore attachments() {
        return new JdbcAttachmentStore(commits, keep);
    }

    public AgentStore agents() {
        return new JdbcAgentStore(commits, clock);
    }

    public CredentialStore credentials() {
        return new JdbcCredentialStore(readExecutor);
    }

    /** What an operator keeps. */
    public Registries registries() {
        return new Registries(
                new JdbcAccountRegistry(readExecutor, lists, commits, clock),
                new JdbcCredentialRegistry(readExecutor, lists, commits, clock),
                new JdbcAgentRegistry(readExecutor, lists, commits, clock),
                new JdbcNumberRegistry(readExecutor, lists, commits, clock),
                new JdbcAttachmentHistory(lists));
    }

    /** Sees and sets up accounts, all or nothing. */
    public <T> T withAccounts(Function<AccountSetup, T> work) {
        return commits.run(jdbcSession -> work.apply(new AccountSetup(jdbcSession, clock)));
    }

    @Override
    public void close() {
        commits.close();
        pool.close();
    }
}
