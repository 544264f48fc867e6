package dev.attachphone.server.storage.transaction;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.storage.transaction.FairQueue.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Executes requests in batches: one batch, and the reserved ones, have the turn at a time, and the requests that arrive meanwhile share
 * the next one. A batch is executed by the thread of one of its callers, so that a request without company is not handed to another
 * thread. The owners of waiting requests are served in turn. Thread-safe.
 *
 * @param <K> the type of the requests
 * @param <R> the type of their results
 */
public final class BatchExecutor<K, R> {

    /**
     * The limits of an executor.
     *
     * @param reservedBatches how many further batches may have the turn, for owners without it, so that they do not wait for an owner
     *     with large requests
     * @param batchWeight the weight of a batch, unless a single request is heavier
     * @param maxWaiting how many requests may wait
     * @param maxWaitingWeight the weight of the requests that may wait
     */
    public record Settings(int reservedBatches, int batchWeight, int maxWaiting, int maxWaitingWeight) {}

    /** Executes batches. */
    public interface Work<K, R> {

        /**
         * Executes a batch, and ends each of its requests.
         *
         * @param passTurn lets the next batch begin; to be called when the batch has only to wait, such as for the disk. The next batch
         *     begins after this one at the latest.
         */
        void execute(List<PendingRequest<K, R>> batch, Runnable passTurn);
    }

    private final Settings settings;
    private final Work<K, R> work;
    private final Threads threads;
    private final FairQueue<PendingRequest<K, R>> queue = new FairQueue<>();

    /** The owner of the first request of each batch that has the turn. */
    private final List<String> ownersWithTurn = new ArrayList<>();

    private boolean isClosed;

    /**
     * Creates an executor.
     *
     * @param threads how callers wait
     */
    public BatchExecutor(Settings settings, Work<K, R> work, Threads threads) {
        this.settings = settings;
        this.work = work;
        this.threads = threads;
    }

    /**
     * Executes a request and returns its result.
     *
     * @param owner on whose behalf the request is executed
     * @param weight its share of a batch, at least 1
     * @throws StoreException if it failed
     * @throws OverloadedException if too many requests are waiting; the request has not been started
     */
    public R execute(String owner, int weight, K request) {
        return execute(owner, weight, new PendingRequest<>(request));
    }

    /** Executes a request as {@link #execute(String, int, Object)} does; its time in the queue is known afterwards. */
    public R execute(String owner, int weight, PendingRequest<K, R> pending) {
        Item<PendingRequest<K, R>> item = new Item<>(owner, weight, pending);
        if (begins(item) || pending.awaitTurn(threads)) {
            executeBatch(item);
        }
        return pending.result();
    }

    /** The number of waiting requests. */
    public synchronized int waiting() {
        return queue.size();
    }

    /** Rejects further requests. Those that are waiting are still executed. */
    public synchronized void close() {
        isClosed = true;
    }

    private synchronized boolean begins(Item<PendingRequest<K, R>> item) {
        if (isClosed) {
            throw new StoreException("the database is closed");
        }
        if (mayBegin(item.owner())) {
            ownersWithTurn.add(item.owner());
            return true;
        }
        makeRoom(item);
        queue.add(item);
        return false;
    }

    private boolean mayBegin(String owner) {
        return ownersWithTurn.size() < 1 + (ownersWithTurn.contains(owner) ? 0 : settings.reservedBatches());
    }

    private void makeRoom(Item<PendingRequest<K, R>> item) {
        while (isTooHeavy(item) || queue.size() >= settings.maxWaiting()) {
            OverloadedException overload = new OverloadedException(OverloadedException.ExhaustedResource.QUEUE);
            queue.displace(item, isTooHeavy(item))
                    .orElseThrow(() -> overload)
                    .value()
                    .fail(overload);
        }
    }

    private boolean isTooHeavy(Item<PendingRequest<K, R>> item) {
        return !queue.isEmpty() && queue.weight() + item.weight() > settings.maxWaitingWeight();
    }

    private void executeBatch(Item<PendingRequest<K, R>> first) {
        List<PendingRequest<K, R>> batch = new ArrayList<>();
        AtomicBoolean hasTurn = new AtomicBoolean(true);
        Runnable passTurn = () -> {
            if (hasTurn.getAndSet(false)) {
                passTurn(first.owner());
            }
        };
        try {
            // Lets threads that are ready add their requests to this batch; another batch would cost more.
            threads.yieldNow();
            fill(batch, first);
            work.execute(batch, passTurn);
        } catch (RuntimeException e) {
            batch.forEach(pending -> pending.fail(e));
        } finally {
            for (PendingRequest<K, R> pending : batch) {
                // Creating an exception takes longer than this check.
                if (!pending.hasEnded()) {
                    pending.fail(new StoreException("the batch ended without a result"));
                }
            }
            passTurn.run();
        }
    }

    private synchronized void fill(List<PendingRequest<K, R>> batch, Item<PendingRequest<K, R>> first) {
        batch.add(first.value());
        queue.takeUpTo(settings.batchWeight() - (long) first.weight()).forEach(item -> batch.add(item.value()));
        batch.forEach(PendingRequest::begin);
    }

    private synchronized void passTurn(String owner) {
        ownersWithTurn.remove(owner);
        queue.take(this::mayBegin).ifPresent(next -> {
            ownersWithTurn.add(next.owner());
            next.value().giveTurn();
        });
    }
}
