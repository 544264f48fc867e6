package dev.attachphone.server.attach;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operation of a store failed. It is unknown whether its changes were committed, so they must not be acknowledged. The
 * message is for the log, not for clients.
 */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the database failed, as opposed to the code that was executed in a transaction. Drivers throw checked exceptions. */
    public boolean isDatabaseFailure() {
        return causes().allMatch(failure -> failure instanceof StoreException
                || (failure instanceof Exception && !(failure instanceof RuntimeException)));
    }

    /** The messages of this exception and its causes in one line, separated by colons. */
    public String messageChain() {
        return causes().map(failure -> Objects.toString(
                        failure.getMessage(), failure.getClass().getSimpleName()))
                .flatMap(message -> message.lines().limit(1))
                .distinct()
                .collect(Collectors.joining(": "));
    }

    private Stream<Throwable> causes() {
        return Stream.iterate(this, Objects::nonNull, Throwable::getCause);
    }
}
