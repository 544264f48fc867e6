package dev.attachphone.server.storage.transaction;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.RequestTimings;
import dev.attachphone.server.attach.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Executes writes in groups: the writes that are queued while a group commits share the next transaction.
 *
 * <p>Each write succeeds or fails on its own, and its caller is released only after the commit. A durable commit costs far
 * more than the statements of one write, so sharing it determines the throughput of the server. Thread-safe.
 */
public final class GroupCommit implements AutoCloseable {

    /** The sort key of writes that concern no numbers; sorts before every number. */
    private static final String NO_NUMBER = "";

    /**
     * How writes are grouped.
     *
     * @param writers how many groups are written concurrently
     * @param maxGroup how many writes share one transaction at most; bounds how long the first of them waits for the last
     */
    public record Settings(int writers, int maxGroup) {}

    private final BlockingQueue<PendingWrite<?>> queue;
    private final GroupTransaction transaction;
    private final int maxGroup;
    private final StorageListener listener;
    private final List<Thread> writers;

    /**
     * Starts the writer threads.
     *
     * @param maxQueue how many writes may wait for a writer
     * @param listener is notified of the queue and of each group
     */
    public GroupCommit(DataSource database, Settings settings, int maxQueue, StorageListener listener) {
        this.queue = new ArrayBlockingQueue<>(maxQueue);
        this.transaction = new GroupTransaction(database, listener);
        this.maxGroup = settings.maxGroup();
        this.listener = listener;
        listener.queueOpened(queue::size, maxQueue);
        this.writers = IntStream.rangeClosed(1, settings.writers())
                .mapToObj(i -> new Thread(this::writeGroups, "group-commit-" + i))
                .toList();
        this.writers.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
    }

    /**
     * Executes a write on a writer's connection and returns its result once it is committed.
     *
     * @throws StoreException if the write or the commit failed
     * @throws OverloadedException if the queue is full; the write has not been started
     */
    public <T> T run(Function<JdbcSession, T> work) {
        return run(NO_NUMBER, work);
    }

    /**
     * Executes a write that concerns numbers.
     *
     * @param smallestNumber the smallest of them; the writes of a group are executed in this order
     * @throws StoreException if the write or the commit failed
     * @throws OverloadedException if the queue is full; the write has not been started
     */
    public <T> T run(String smallestNumber, Function<JdbcSession, T> work) {
        try {
            return await(enqueue(smallestNumber, work));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for a commit", e);
        }
    }

    private static <T> T await(PendingWrite<T> write) throws InterruptedException {
        try {
            return write.await();
        } finally {
            RequestTimings.addWrite(write.queuedNanos(), write.statementNanos(), write.commitNanos());
        }
    }

    /** Whether a write is committed within the timeout. A write that times out may still be committed later. */
    public boolean commitsWithin(Duration timeout, Function<JdbcSession, ?> work) {
        try {
            return enqueue(NO_NUMBER, work).succeedsWithin(timeout);
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

    private void writeGroups() {
        List<PendingWrite<?>> group = new ArrayList<>();
        try {
            while (true) {
                group.add(queue.take());
                queue.drainTo(group, maxGroup - 1);
                // One order for all groups, so that two groups whose writes concern the same numbers do not deadlock.
                group.sort(Comparator.comparing(PendingWrite::smallestNumber));
                writeGroup(group);
                group.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeGroup(List<PendingWrite<?>> group) {
        long begin = System.nanoTime();
        for (PendingWrite<?> write : group) {
            write.begin(begin);
            listener.writeStarted(write.queuedNanos());
        }
        try {
            transaction.commit(group);
        } finally {
            listener.groupCompleted(group.size(), System.nanoTime() - begin);
        }
    }

    /** Stops the writers. Writes that are still queued fail. */
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
        late.forEach(write -> write.fail(new StoreException("the database is closed")));
    }
}
