package dev.attachphone.suite.yaml;

import java.io.Serial;

/** A file of the user that cannot be used; the message names file, line and field. */
public final class InvalidFileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** A refusal in these words. */
    public InvalidFileException(String message) {
        super(message);
    }
}
