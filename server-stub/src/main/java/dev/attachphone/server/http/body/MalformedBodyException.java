package dev.attachphone.server.http.body;

/** The body is not a JSON object, as decision 12 defines it. */
public final class MalformedBodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedBodyException(String message) {
        super(message);
    }

    MalformedBodyException(Throwable cause) {
        super(cause);
    }
}
