package dev.attachphone.server.storage.transaction;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A request of a {@link BatchExecutor}, with the outcome that its caller waits for. Thread-safe.
 *
 * @param <K> the type of the request
 * @param <R> the type of its result
 */
public final class PendingRequest<K, R> {

    private final K request;
    private final CompletableFuture<R> outcome = new CompletableFuture<>();

    /** Completed with true if the caller is to execute the next batch, or with false if the request has ended. */
    private final CompletableFuture<Boolean> turn = new CompletableFuture<>();

    private final long queuedAt = System.nanoTime();
    private volatile long begunAt = queuedAt;

    public PendingRequest(K request) {
        this.request = request;
    }

    public K request() {
        return request;
    }

    /** Ends the request with a result, unless it has ended. */
    public void succeed(R result) {
        outcome.complete(result);
        turn.complete(false);
    }

    /** Ends the request with a failure, unless it has ended. */
    public void fail(RuntimeException cause) {
        outcome.completeExceptionally(cause);
        turn.complete(false);
    }

    boolean hasEnded() {
        return outcome.isDone();
    }

    /** The time that the request waited for its batch, in nanoseconds. */
    public long queuedNanos() {
        return begunAt - queuedAt;
    }

    void begin() {
        begunAt = System.nanoTime();
    }

    /** Makes the caller execute the next batch. */
    void giveTurn() {
        turn.complete(true);
    }

    /** Waits until the request has ended, or until its caller must execute the next batch: then returns true. */
    boolean awaitTurn(Threads threads) {
        // Does not end when the thread is interrupted, because batches end in a bounded time by themselves.
        return threads.join(turn);
    }

    /**
     * Returns the result of a request that has ended.
     *
     * @throws StoreException if it failed
     * @throws OverloadedException if it was rejected
     */
    R result() {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof OverloadedException overloaded) {
                throw overloaded;
            }
            throw new StoreException("the request failed", e.getCause() == null ? e : e.getCause());
        }
    }
}
