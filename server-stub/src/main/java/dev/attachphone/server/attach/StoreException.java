package dev.attachphone.server.attach;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The database failed; whether the work was carried out is unknown, so it must not be acknowledged. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what went wrong; for the log only. */
    public StoreException(String message) {
        super(message);
    }

    /** With what went wrong and why; both are for the log only. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether it was the database that failed, as drivers do with checked exceptions, and not the work that was to be done in it. */
    public boolean isDatabaseFailure() {
        return chain().allMatch(failure -> failure instanceof StoreException
                || (failure instanceof Exception && !(failure instanceof RuntimeException)));
    }

    /** What went wrong and why, from the outside in, in one line. */
    public String messageChain() {
        return chain().map(failure -> Objects.toString(
                        failure.getMessage(), failure.getClass().getSimpleName()))
                .flatMap(message -> message.lines().limit(1))
                .distinct()
                .collect(Collectors.joining(": "));
    }

    private Stream<Throwable> chain() {
        return Stream.iterate(this, Objects::nonNull, Throwable::getCause);
    }
}
