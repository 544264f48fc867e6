package dev.attachphone.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachRequest;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.simulation.Defect;
import dev.attachphone.server.storage.simulation.DefectiveDataSource;
import dev.attachphone.server.storage.simulation.SimulatedDriver;
import dev.attachphone.server.storage.simulation.SimulatedPool;
import dev.attachphone.server.storage.simulation.SimulatedThreads;
import dev.attachphone.server.storage.transaction.BatchExecutor;
import dev.attachphone.server.storage.transaction.ConnectionPool;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import dev.attachphone.server.storage.transaction.StorageListener;
import dev.attachphone.server.storage.transaction.Threads;
import dev.attachphone.server.storage.transaction.TransactionExecutor;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The writer of one server: the classes of the server, on simulated threads, connections and time. */
final class SimulatedInstance {

    /**
     * The settings in which instances differ.
     *
     * @param groups how attach requests are grouped
     * @param transactions how many transactions are executed at the same time
     * @param connections how many connections the pool has
     */
    record InstanceSettings(BatchExecutor.Settings groups, int transactions, int connections) {}

    private final @Nullable Defect defect;
    private final JdbcAttachmentStore store;
    private final JdbcAttachmentRegistry registry;

    /**
     * Creates an instance.
     *
     * @param database the settings of the kind of database
     * @param defect the mistake that the instance has, if it has one
     */
    SimulatedInstance(
            String name,
            DatabaseConfiguration database,
            InstanceSettings settings,
            SimulatedThreads simulated,
            SimulatedDriver driver,
            @Nullable Defect defect) {
        this.defect = defect;
        DataSource connections = defect == null
                ? driver.dataSource(name)
                : DefectiveDataSource.of(simulated, driver.dataSource(name), defect);
        Threads threads = defect == Defect.FORGETS_TO_WAKE ? new ForgetfulThreads(simulated) : simulated;
        ConnectionPool pool = new ConnectionPool(
                pool(simulated, driver, name, connections, settings.connections()),
                database.dialect(),
                () -> true,
                threads);
        TransactionExecutor transactions =
                new TransactionExecutor(pool, settings.transactions(), StorageListener.NONE, threads);
        this.store = new JdbcAttachmentStore(
                defect == Defect.LOCKS_NO_ROWS ? " ORDER BY number" : database.rowLockClause(),
                transactions,
                settings.groups(),
                StorageListener.NONE,
                threads);
        ReadExecutor reads = new ReadExecutor(pool, Integer.MAX_VALUE);
        this.registry =
                new JdbcAttachmentRegistry(new Database.Executors(reads, reads, transactions, simulated.clock()));
    }

    AttachOutcome attach(AttachRequest request) {
        AttachCommand command = request.command();
        if (defect != Defect.SPLITS_REQUEST) {
            return store.attach(request);
        }
        List<AttachOutcome> outcomes = new ArrayList<>();
        for (String number : command.numbers()) {
            AttachCommand part = new AttachCommand(command.agentId(), command.provider(), List.of(number));
            outcomes.add(store.attach(new AttachRequest(request.account(), part, request.at(), request.origin())));
        }
        Optional<AttachOutcome> refusal = outcomes.stream()
                .filter(outcome -> !(outcome instanceof Attached))
                .findFirst();
        return refusal.orElseGet(() -> {
            Attached first = (Attached) outcomes.get(0);
            return new Attached(command, first.attachedAt(), first.status());
        });
    }

    /** Whether a number was detached. */
    boolean detach(String number) {
        return registry.detach(number, RegistryFixture.ORIGIN).isPresent();
    }

    private HikariDataSource pool(
            SimulatedThreads threads, SimulatedDriver driver, String name, DataSource source, int connections) {
        boolean keepsBrokenConnections = defect == Defect.KEEPS_BROKEN_CONNECTION;
        return new SimulatedPool(threads, driver, name, source, connections) {
            @Override
            public void evictConnection(Connection connection) {
                if (!keepsBrokenConnections) {
                    super.evictConnection(connection);
                }
            }
        };
    }

    /** Threads of which every third one that waits for another one waits for ever. */
    private static final class ForgetfulThreads implements Threads {

        private final SimulatedThreads threads;
        private int waits;

        ForgetfulThreads(SimulatedThreads threads) {
            this.threads = threads;
        }

        @Override
        public <T> T join(CompletableFuture<T> future) {
            if (!future.isDone() && ++waits % 3 == 0) {
                threads.await("a wake that never comes", () -> false);
            }
            return threads.join(future);
        }

        @Override
        public boolean tryAcquire(Semaphore permits, Duration timeout) throws InterruptedException {
            return threads.tryAcquire(permits, timeout);
        }

        @Override
        public void yieldNow() {
            threads.yieldNow();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            threads.sleep(time);
        }

        @Override
        public void sleepUpTo(Duration limit) throws InterruptedException {
            threads.sleepUpTo(limit);
        }

        @Override
        public void startDaemon(String name, Runnable task) {
            threads.startDaemon(name, task);
        }
    }
}
