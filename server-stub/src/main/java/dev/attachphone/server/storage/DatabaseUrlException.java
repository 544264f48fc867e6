package dev.attachphone.server.storage;

/** A database URL is malformed or names a database that cannot be used. The message contains no password. */
public final class DatabaseUrlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUrlException(String message) {
        super(message);
    }

    DatabaseUrlException(String message, Throwable cause) {
        super(message, cause);
    }
}
