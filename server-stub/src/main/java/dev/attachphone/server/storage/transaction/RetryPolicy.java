package dev.attachphone.server.storage.transaction;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Tells failures that are another's doing from those of the work itself: most go away when the work is run again. */
public final class RetryPolicy {

    /** A row that was to be inserted is there now, or one that it refers to is not, or the other way round. */
    private static final Set<String> OUTDATED = Set.of("23505", "23503");

    /** A serialization failure and a deadlock. */
    private static final Set<String> TRANSACTION_LOST = Set.of("40001", "40P01");

    /** A lock that was not to be had in time, and a statement that took too long. */
    private static final Set<String> STANDSTILL = Set.of("55P03", "57014");

    /** Another writer has inserted the row that this one was about to insert. */
    public static final class LostRaceException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LostRaceException() {
            super("another writer was first", null, false, false);
        }
    }

    private RetryPolicy() {}

    /** Whether another writer has committed, since the work looked, what the work would have found. */
    static boolean isLostRace(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof LostRaceException || OUTDATED.contains(sqlState(cause)));
    }

    /** Whether the work may succeed in a transaction of its own that begins later. */
    static boolean isRetryable(Throwable failure) {
        return isLostRace(failure) || causes(failure).anyMatch(cause -> TRANSACTION_LOST.contains(sqlState(cause)));
    }

    /** Whether something holds the database up, so that whatever is tried next would wait as long. */
    static boolean isLockTimeout(Throwable failure) {
        return causes(failure).anyMatch(cause -> STANDSTILL.contains(sqlState(cause)));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    // SQLite has none.
    private static String sqlState(Throwable failure) {
        return failure instanceof SQLException sql ? Objects.toString(sql.getSQLState(), "") : "";
    }
}
