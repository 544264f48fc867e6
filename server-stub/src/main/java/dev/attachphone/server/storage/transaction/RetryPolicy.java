package dev.attachphone.server.storage.transaction;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Decides by its SQLSTATE whether a failed write is retried. SQLite has no SQLSTATE; its single writer meets no conflicts. */
public final class RetryPolicy {

    /** Unique violation and foreign key violation: another writer has inserted or deleted a row since it was read. */
    private static final Set<String> CONSTRAINT_VIOLATIONS = Set.of("23505", "23503");

    /** Serialization failure and deadlock. */
    private static final Set<String> TRANSACTION_ABORTED = Set.of("40001", "40P01");

    /** Lock timeout and statement timeout. */
    private static final Set<String> TIMEOUTS = Set.of("55P03", "57014");

    /** A write in a read-only session: the server was a standby when the connection was opened, or has become one. */
    private static final Set<String> READ_ONLY = Set.of("25006");

    /** Another writer has inserted a row first. */
    public static final class LostRaceException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LostRaceException() {
            super("another writer has inserted the row first", null, false, false);
        }
    }

    private RetryPolicy() {}

    /** Whether another writer has committed a conflicting row that the write finds when it is executed again. */
    private static boolean isLostRace(Throwable failure) {
        return has(failure, CONSTRAINT_VIOLATIONS) || causes(failure).anyMatch(LostRaceException.class::isInstance);
    }

    /** Whether the write may succeed in a new transaction. */
    static boolean isRetryable(Throwable failure) {
        return isLostRace(failure) || has(failure, TRANSACTION_ABORTED) || isReadOnly(failure);
    }

    /** Whether all connections of the pool may lead to a server that accepts no writes. */
    static boolean isReadOnly(Throwable failure) {
        return has(failure, READ_ONLY);
    }

    /** Whether the write conflicts with another transaction, so that its connection can be used again after a rollback. */
    static boolean isConflict(Throwable failure) {
        return isLostRace(failure) || has(failure, TRANSACTION_ABORTED) || has(failure, TIMEOUTS);
    }

    private static boolean has(Throwable failure, Set<String> states) {
        return causes(failure).anyMatch(cause -> states.contains(sqlState(cause)));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static String sqlState(Throwable failure) {
        return failure instanceof SQLException sql ? Objects.toString(sql.getSQLState(), "") : "";
    }
}
