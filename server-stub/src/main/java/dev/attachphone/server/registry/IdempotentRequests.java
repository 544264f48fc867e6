package dev.attachphone.server.registry;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Executes requests with an idempotency key once, and keeps their answers for 24 hours. */
public interface IdempotentRequests {

    /** The result of {@link #execute}. */
    sealed interface IdempotentResult<T> {

        /** The work was executed now. */
        record Executed<T>(T result) implements IdempotentResult<T> {}

        /** The request was executed before, with this answer. */
        record Repeated<T>(String answer) implements IdempotentResult<T> {}

        /** The key belongs to another request. */
        record KeyReused<T>() implements IdempotentResult<T> {}
    }

    /**
     * Executes work in one transaction with the storage of its answer, unless the key has an answer. Of concurrent requests with one key,
     * one is executed and the others wait for it.
     *
     * @param request identifies the request; a key is valid for one request only
     * @param work changes registries of the same database; it may be executed repeatedly after its changes have been rolled back
     * @param answer returns the answer to keep; empty if the work changed nothing and may be executed again
     * @throws dev.attachphone.server.attach.StoreException if the database fails; nothing was changed
     */
    <T> IdempotentResult<T> execute(
            IdempotencyKey key, String request, Supplier<T> work, Function<T, Optional<String>> answer);
}
