package dev.attachphone.server.storage;

import com.zaxxer.hikari.pool.HikariPool;
import dev.attachphone.server.attach.AgentStore;
import dev.attachphone.server.attach.AttachmentStore;
import dev.attachphone.server.attach.CredentialStore;
import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.registry.AttachmentImport;
import dev.attachphone.server.registry.Registries;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.configuration.DatabaseUrlException;
import dev.attachphone.server.storage.configuration.SqliteConfiguration;
import dev.attachphone.server.storage.transaction.BatchExecutor;
import dev.attachphone.server.storage.transaction.ConnectionPool;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import dev.attachphone.server.storage.transaction.StorageListener;
import dev.attachphone.server.storage.transaction.Threads;
import dev.attachphone.server.storage.transaction.TransactionExecutor;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;

/** An open database with the current schema, and the stores and registries in it. Thread-safe. */
public final class Database implements AutoCloseable {

    /** The number of attach requests that may wait, unless another one is given. */
    public static final int DEFAULT_MAX_QUEUE = 256;

    /** How many numbers may wait for each request that may wait. */
    static final int QUEUED_NUMBERS_PER_REQUEST = 100;

    /** How many further groups of attach requests are executed for accounts that have none. */
    private static final int RESERVED_GROUPS = 1;

    /** How many numbers a group has, unless a single request has more. It bounds how long the others wait for it. */
    private static final int NUMBERS_PER_GROUP = 500;

    /** Lists may take long; the other connections of the pool remain for short reads. */
    private static final int MAX_CONCURRENT_LISTS = 2;

    /** Short reads are limited by the pool. If the database is down, it reports that error instead of an overload. */
    private static final int UNLIMITED = Integer.MAX_VALUE;

    /**
     * Executes the statements of the stores and registries.
     *
     * @param reads executes reads of single rows
     * @param lists executes reads of any number of rows, of which only a few are executed concurrently
     * @param writes executes writes
     * @param clock the time of changes
     */
    record Executors(ReadExecutor reads, ReadExecutor lists, TransactionExecutor writes, Clock clock) {}

    private final DatabaseConfiguration configuration;
    private final ConnectionPool pool;
    private final Executors executors;
    private final JdbcAttachmentStore attachments;
    private final JdbcCredentialStore credentials;
    private final ReadinessProbe readiness;

    private Database(
            DatabaseConfiguration configuration,
            Clock clock,
            int maxQueue,
            StorageListener listener,
            boolean isReadOnly) {
        this.configuration = configuration;
        listener.poolMetrics().ifPresent(configuration.pool()::setMetricsTrackerFactory);
        this.pool = configuration.openPool();
        TransactionExecutor transactions = isReadOnly
                ? TransactionExecutor.readOnly(pool)
                : new TransactionExecutor(pool, configuration.concurrentTransactions(), listener);
        this.executors = new Executors(
                new ReadExecutor(pool, UNLIMITED), new ReadExecutor(pool, MAX_CONCURRENT_LISTS), transactions, clock);
        BatchExecutor.Settings groups = new BatchExecutor.Settings(
                RESERVED_GROUPS, NUMBERS_PER_GROUP, maxQueue, Math.multiplyExact(maxQueue, QUEUED_NUMBERS_PER_REQUEST));
        this.attachments =
                new JdbcAttachmentStore(configuration.rowLockClause(), transactions, groups, listener, Threads.JAVA);
        this.credentials = new JdbcCredentialStore(pool);
        this.readiness = new ReadinessProbe(configuration, pool, transactions, clock, isReadOnly);
    }

    /**
     * Opens a database and migrates its schema. Creates the file of a SQLite database if it does not exist. If several
     * instances open a database concurrently, one of them migrates it.
     *
     * @param url {@code sqlite:<file>} or {@code postgresql://<user>@<host>:<port>/<name>}, with further hosts after commas
     * @throws DatabaseUrlException if the URL has another form, or is a connection pooler in transaction mode
     * @throws StoreException if the database cannot be opened or migrated
     */
    public static Database open(String url, Clock clock) {
        return open(url, clock, DEFAULT_MAX_QUEUE, StorageListener.NONE);
    }

    /**
     * Opens a database as {@link #open(String, Clock)} does.
     *
     * @param maxQueue how many attach requests may wait; further ones are rejected with an {@link OverloadedException}
     * @param listener is notified of the activity of the database
     */
    public static Database open(String url, Clock clock, int maxQueue, StorageListener listener) {
        return open(DatabaseConfiguration.of(url), clock, maxQueue, listener);
    }

    /**
     * Opens a database for reads, and changes nothing in it. Every write is rejected with an {@link OverloadedException}.
     *
     * @throws DatabaseUrlException as {@link #open(String, Clock)} does, and if the database does not exist or must be migrated
     * @throws StoreException if the database cannot be opened
     */
    public static Database openReadOnly(String url, Clock clock, int maxQueue, StorageListener listener) {
        DatabaseConfiguration configuration = DatabaseConfiguration.of(url);
        if (!SchemaCheck.isCurrent(url)) {
            throw new DatabaseUrlException("--database " + configuration.url()
                    + " does not exist or must be migrated; start the server without --read-only first");
        }
        try {
            return new Database(configuration, clock, maxQueue, listener, true);
        } catch (HikariPool.PoolInitializationException e) {
            throw new StoreException("cannot open " + configuration.url(), e);
        }
    }

    static Database open(DatabaseConfiguration configuration, Clock clock, int maxQueue, StorageListener listener) {
        try {
            configuration.schema().newFile().ifPresent(SqliteConfiguration::createForOwner);
            PostgresqlCheck.requireSupported(configuration);
            SchemaMigration.migrate(configuration.schema());
            HistoryPartitions.createComing(configuration, clock);
            return new Database(configuration, clock, maxQueue, listener, false);
        } catch (FlywayException | HikariPool.PoolInitializationException | SQLException e) {
            throw new StoreException("cannot open " + configuration.url(), e);
        }
    }

    /** The URL without its password. */
    public String url() {
        return configuration.url();
    }

    /** Whether the database accepts a write within two seconds. */
    public boolean isReady() {
        return readiness.isReady();
    }

    public AttachmentStore attachments() {
        return attachments;
    }

    public AgentStore agents() {
        return new JdbcAgentRegistry(executors);
    }

    public CredentialStore credentials() {
        return credentials;
    }

    /** What the operations API and the administrative commands read and change. */
    public Registries registries() {
        JdbcAttachmentRegistry attachedNumbers = new JdbcAttachmentRegistry(executors);
        return new Registries(
                new JdbcAccountRegistry(executors),
                new JdbcCredentialRegistry(executors),
                new JdbcAgentRegistry(executors),
                attachedNumbers,
                new JdbcBulkAttachmentRegistry(executors, attachedNumbers),
                new JdbcAttachmentHistory(executors.lists()),
                new JdbcAuditTrail(executors.lists()),
                new JdbcIdempotentRequests(executors));
    }

    /**
     * Starts an import of attachments.
     *
     * @param dryRun whether the outcomes are only determined and nothing is stored
     */
    public AttachmentImport attachmentImport(boolean dryRun) {
        return new JdbcAttachmentImport(executors, dryRun);
    }

    /** Starts the erasure of the data of an account. */
    public AccountErasure erasure(String accountId) {
        return new AccountErasure(executors, accountId);
    }

    /**
     * Does what a server does daily: creates the partitions of the history for the coming months, on PostgreSQL, and deletes the
     * answers of idempotency keys that are not kept any more.
     *
     * @throws StoreException if the answers cannot be deleted
     */
    public void maintain() {
        HistoryPartitions.createComing(configuration, executors.clock());
        executors.writes().run(session -> JdbcIdempotentRequests.deleteExpired(session, executors.clock()));
    }

    /** Executes work on accounts in one transaction. If the work throws, nothing is changed. */
    public <T> T withAccounts(Function<AccountSetup, T> work) {
        return executors.writes().run(session -> work.apply(new AccountSetup(session, executors.clock())));
    }

    @Override
    public void close() {
        attachments.close();
        readiness.close();
        pool.close();
    }
}
