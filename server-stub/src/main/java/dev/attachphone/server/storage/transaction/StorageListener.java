package dev.attachphone.server.storage.transaction;

import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Is told what the database is busy with. Called by the writers, so it must be quick and must not fail. */
public interface StorageListener {

    /** Nobody who would want to know. */
    StorageListener NONE = new StorageListener() {};

    /** The queue of writes is there. It may be asked at any time how many wait in it; more than the maximum never do. */
    default void queueOpened(IntSupplier waiting, int max) {}

    /** A piece of work has waited for a writer. */
    default void begun(long queuedNanos) {}

    /** A group has ended, well or not, together with whatever of it had to be repeated. */
    default void groupEnded(int size, long nanos) {}

    /** A piece of work is tried again in a transaction of its own, because another writer got in the way. */
    default void retried() {}

    /** A piece of work was given up because the database failed. */
    default void failed() {}

    /** What observes the pool of connections, if anything does. */
    default Optional<MetricsTrackerFactory> pool() {
        return Optional.empty();
    }
}
