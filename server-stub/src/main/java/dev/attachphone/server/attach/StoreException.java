package dev.attachphone.server.attach;

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
}
