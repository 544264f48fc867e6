package dev.attachphone.server.storage.configuration;

/** A database URL is malformed or names a database that cannot be used. The message contains no password. */
public final class DatabaseUrlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseUrlException(String message) {
        super(message);
    }

    public DatabaseUrlException(String message, Throwable cause) {
        super(message, cause);
    }
}
