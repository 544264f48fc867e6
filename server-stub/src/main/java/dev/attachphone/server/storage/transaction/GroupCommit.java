package dev.attachphone.server.storage.transaction;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.RequestTimings;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.storage.DatabaseConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Writers that commit in groups: what has queued up while the last commit was under way goes into one transaction.
 *
 * <p>Each piece of work still succeeds or fails by itself, and is acknowledged only after the commit. Making a commit durable
 * costs far more than the work in it, so sharing it is what the throughput of the server comes from.
 */
public final class GroupCommit implements AutoCloseable {

    /** Goes before all numbers. */
    private static final String NO_NUMBER = "";

    private final BlockingQueue<PendingWrite<?>> queue;
    private final List<Thread> writers;

    /**
     * Starts the writers.
     *
     * @param maxQueue how many pieces of work may wait for a writer
     * @param listener is told of the queue and of each group
     */
    public GroupCommit(
            DataSource database,
            DatabaseConfiguration.WriterSettings writerSettings,
            int maxQueue,
            StorageListener listener) {
        this.queue = new ArrayBlockingQueue<>(maxQueue);
        listener.queueOpened(queue::size, maxQueue);
        GroupWriter writer =
                new GroupWriter(queue, new GroupTransaction(database, listener), writerSettings.maxGroup(), listener);
        this.writers = IntStream.rangeClosed(1, writerSettings.count())
                .mapToObj(i -> new Thread(writer, "group-commit-" + i))
                .toList();
        this.writers.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
    }

    /**
     * Runs work on a writer's connection and returns once it is committed.
     *
     * @throws StoreException if the work or the commit failed
     * @throws OverloadedException if too much work is waiting already; this one was not even begun
     */
    public <T> T run(Function<JdbcSession, T> work) {
        return run(NO_NUMBER, work);
    }

    /**
     * Likewise, for work that writes numbers, of which the given one is the smallest.
     *
     * @throws StoreException if the work or the commit failed
     * @throws OverloadedException if too much work is waiting already; this one was not even begun
     */
    public <T> T run(String smallestNumber, Function<JdbcSession, T> work) {
        try {
            return await(enqueue(smallestNumber, work));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for a commit", e);
        }
    }

    private static <T> T await(PendingWrite<T> work) throws InterruptedException {
        try {
            return work.await();
        } finally {
            RequestTimings.addWrite(work.queuedNanos(), work.statementNanos(), work.commitNanos());
        }
    }

    /** Whether that work is committed within that time. */
    public boolean commitsWithin(Duration patience, Function<JdbcSession, ?> work) {
        try {
            return enqueue(NO_NUMBER, work).endsWithin(patience);
        } catch (OverloadedException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> PendingWrite<T> enqueue(String smallestNumber, Function<JdbcSession, T> work) {
        PendingWrite<T> pending = new PendingWrite<>(smallestNumber, work);
        if (!queue.offer(pending)) {
            throw new OverloadedException(OverloadedException.ExhaustedResource.QUEUE);
        }
        if (writers.stream().noneMatch(Thread::isAlive)) {
            failQueued();
        }
        return pending;
    }

    /** Ends the writers; work that still waits fails. */
    @Override
    public void close() {
        writers.forEach(Thread::interrupt);
        try {
            for (Thread writer : writers) {
                writer.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failQueued();
    }

    private void failQueued() {
        List<PendingWrite<?>> late = new ArrayList<>();
        queue.drainTo(late);
        late.forEach(work -> work.fail(new StoreException("the writer has ended")));
    }
}
