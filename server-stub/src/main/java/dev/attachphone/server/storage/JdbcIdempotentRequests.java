package dev.attachphone.server.storage;

import dev.attachphone.server.registry.IdempotencyKey;
import dev.attachphone.server.registry.IdempotentRequests;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The table {@code idempotent_request}. Its column {@code request_sha256} is an HMAC-SHA-256 under the key. */
record JdbcIdempotentRequests(Database.Executors executors) implements IdempotentRequests {

    private static final Duration KEPT = Duration.ofHours(24);

    private record StoredRequest(String requestHmac, String answer) {}

    @Override
    public <T> IdempotentResult<T> execute(
            IdempotencyKey key, String request, Supplier<T> work, Function<T, Optional<String>> answer) {
        String requestHmac = key.hmac(request);
        return executors.writes().runJoined(session -> {
            deleteExpired(session, executors.clock());
            // A concurrent transaction with the same key waits here until this one is committed.
            boolean isNew = session.update(
                            "INSERT INTO idempotent_request (key_sha256, request_sha256, created_at) VALUES (?, ?, ?)"
                                    + " ON CONFLICT (key_sha256) DO NOTHING",
                            key.sha256(),
                            requestHmac,
                            executors.clock().millis())
                    == 1;
            return isNew
                    ? new IdempotentResult.Executed<>(executeAndStore(session, key, work, answer))
                    : stored(session, key, requestHmac);
        });
    }

    /** Deletes the answers that are not kept any more, and returns their number. */
    static int deleteExpired(JdbcSession session, Clock clock) {
        return session.update("DELETE FROM idempotent_request WHERE created_at < ?", clock.millis() - KEPT.toMillis());
    }

    private static <T> T executeAndStore(
            JdbcSession session, IdempotencyKey key, Supplier<T> work, Function<T, Optional<String>> answer) {
        T result = work.get();
        answer.apply(result)
                .ifPresentOrElse(
                        text -> session.update(
                                "UPDATE idempotent_request SET answer = ? WHERE key_sha256 = ?",
                                key.encrypt(text),
                                key.sha256()),
                        () -> session.update("DELETE FROM idempotent_request WHERE key_sha256 = ?", key.sha256()));
        return result;
    }

    private static <T> IdempotentResult<T> stored(JdbcSession session, IdempotencyKey key, String requestHmac) {
        StoredRequest stored = session.queryFirst(
                        "SELECT request_sha256, answer FROM idempotent_request WHERE key_sha256 = ?",
                        row -> new StoredRequest(row.getString(1), row.getString(2)),
                        key.sha256())
                .orElseThrow(RetryPolicy.LostRaceException::new);
        return stored.requestHmac().equals(requestHmac)
                ? new IdempotentResult.Repeated<>(key.decrypt(stored.answer()))
                : new IdempotentResult.KeyReused<>();
    }
}
