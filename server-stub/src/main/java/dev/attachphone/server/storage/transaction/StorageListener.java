package dev.attachphone.server.storage.transaction;

import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Is notified of the groups of attach requests and of transactions. Called on the threads of requests: implementations must be fast and must not throw. */
public interface StorageListener {

    /** Ignores all events. */
    StorageListener NONE = new StorageListener() {};

    /**
     * The queue of attach requests exists.
     *
     * @param waiting returns the number of queued requests; may be called at any time
     * @param max the capacity of the queue
     */
    default void queueOpened(IntSupplier waiting, int max) {}

    /** A request that adds attachments takes part in a transaction, after this time in the queue. */
    default void writeStarted(long queuedNanos) {}

    /** The transaction of a group has been committed or has failed; the time includes repetitions. */
    default void groupCompleted(int size, long nanos) {}

    /** A transaction, or the read of a group, is repeated after a conflict with another transaction. */
    default void writeRetried() {}

    /** A transaction, or the read of a group, has failed because the database failed. */
    default void writeFailed() {}

    /** The metrics of the connection pool, if they are collected. */
    default Optional<MetricsTrackerFactory> poolMetrics() {
        return Optional.empty();
    }
}
