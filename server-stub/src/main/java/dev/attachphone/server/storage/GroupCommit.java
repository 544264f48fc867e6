package dev.attachphone.server.storage;

import dev.attachphone.server.attach.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * One writer that commits in groups: what has queued up while the last commit was under way goes into one transaction.
 *
 * <p>Each piece of work still succeeds or fails by itself, and is acknowledged only after the commit. Making a commit durable
 * costs far more than the work in it, so sharing it is what the throughput of the server comes from.
 */
final class GroupCommit implements AutoCloseable {

    /** Bounds how long the first of a group waits for the last. */
    private static final int MAX_GROUP = 512;

    private static final int MAX_QUEUE = 8 * MAX_GROUP;

    private final BlockingQueue<PendingWork<?>> queue = new ArrayBlockingQueue<>(MAX_QUEUE);
    private final DataSource database;
    private final Thread writer = new Thread(this::writeUntilInterrupted, "group-commit");

    GroupCommit(DataSource database) {
        this.database = database;
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Runs work on the writer's connection and returns once it is committed.
     *
     * @throws StoreException if the work or the commit failed
     */
    <T> T run(Function<Statements, T> work) {
        try {
            return enqueue(work).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for a commit", e);
        }
    }

    /** Whether that work is committed within that time. */
    boolean commitsWithin(Duration patience, Function<Statements, ?> work) {
        try {
            return enqueue(work).endsWithin(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> PendingWork<T> enqueue(Function<Statements, T> work) throws InterruptedException {
        PendingWork<T> pending = new PendingWork<>(work);
        queue.put(pending);
        if (!writer.isAlive()) {
            failQueued();
        }
        return pending;
    }

    private void writeUntilInterrupted() {
        List<PendingWork<?>> group = new ArrayList<>();
        try {
            while (true) {
                group.add(queue.take());
                queue.drainTo(group, MAX_GROUP - 1);
                commit(group);
                group.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<PendingWork<?>> group) {
        try (Connection connection = database.getConnection();
                Statements statements = new Statements(connection)) {
            connection.setAutoCommit(false);
            for (PendingWork<?> work : group) {
                work.runIn(connection, statements);
            }
            connection.commit();
            group.forEach(PendingWork::acknowledge);
        } catch (SQLException | RuntimeException | Error e) {
            // What was acknowledged stays acknowledged: it is committed. The writer goes on with the next group.
            group.forEach(work -> work.fail(new StoreException("the group could not be committed", e)));
        }
    }

    /** Ends the writer; work that still waits fails. */
    @Override
    public void close() {
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failQueued();
    }

    private void failQueued() {
        List<PendingWork<?>> late = new ArrayList<>();
        queue.drainTo(late);
        late.forEach(work -> work.fail(new StoreException("the writer has ended")));
    }
}
