package dev.attachphone.server.storage.transaction;

import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Is notified of the activity of the writers. Called on their threads: implementations must be fast and must not throw. */
public interface StorageListener {

    /** Ignores all events. */
    StorageListener NONE = new StorageListener() {};

    /**
     * The queue of writes exists.
     *
     * @param waiting returns the number of queued writes; may be called at any time
     * @param max the capacity of the queue
     */
    default void queueOpened(IntSupplier waiting, int max) {}

    /** A writer has taken a write from the queue. */
    default void writeStarted(long queuedNanos) {}

    /** A group has been committed or has failed; the time includes retries. */
    default void groupCompleted(int size, long nanos) {}

    /** A write is retried in its own transaction after a conflict with another writer. */
    default void writeRetried() {}

    /** A write has failed because the database failed. */
    default void writeFailed() {}

    /** The metrics of the connection pool, if they are collected. */
    default Optional<MetricsTrackerFactory> poolMetrics() {
        return Optional.empty();
    }
}
