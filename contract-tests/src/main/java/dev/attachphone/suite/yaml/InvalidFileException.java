package dev.attachphone.suite.yaml;

import java.io.Serial;

/** Thrown when a file of the user is unreadable or invalid. The message names the file and, where known, line and field. */
public final class InvalidFileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public InvalidFileException(String message) {
        super(message);
    }
}
