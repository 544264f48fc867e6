package dev.attachphone.sandbox.journal;

import dev.attachphone.sandbox.journal.Journal.NumberedEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reports the changes of a tenant's journal. It keeps no entries: a slow reader misses those that the journal has removed meanwhile.
 * {@link #next} is for one thread; {@link #close} can be called by any.
 */
public final class JournalFollower implements AutoCloseable {

    /**
     * Changes of a journal.
     *
     * @param isCleared whether all entries reported before were removed
     * @param entries the entries added, oldest first
     */
    public record JournalChanges(boolean isCleared, List<NumberedEntry> entries) {}

    private final Journal journal;
    private final String tenant;
    private final Semaphore signals = new Semaphore(1);
    private long last;
    private boolean isCleared;
    private volatile boolean isClosed;

    JournalFollower(Journal journal, String tenant, long last) {
        this.journal = journal;
        this.tenant = tenant;
        this.last = last;
        this.isCleared = last < 0;
    }

    /**
     * Waits for changes; the first call returns at once.
     *
     * @return the changes, which are empty after the timeout; empty if the follower is closed
     */
    public Optional<JournalChanges> next(Duration timeout) throws InterruptedException {
        if (signals.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            signals.drainPermits();
        }
        if (isClosed) {
            return Optional.empty();
        }
        // Both are read under the lock of the journal, or an entry added after a clearing could be reported before it.
        synchronized (journal) {
            JournalChanges changes = new JournalChanges(isCleared, journal.after(tenant, last));
            isCleared = false;
            if (!changes.entries().isEmpty()) {
                last = changes.entries().get(changes.entries().size() - 1).number();
            }
            return Optional.of(changes);
        }
    }

    // Called with the lock of the journal.
    void changed() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    // Called with the lock of the journal.
    void cleared() {
        isCleared = true;
        changed();
    }

    @Override
    public void close() {
        isClosed = true;
        journal.unfollow(tenant, this);
        signals.release();
    }
}
