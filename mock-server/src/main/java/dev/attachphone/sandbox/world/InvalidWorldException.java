package dev.attachphone.sandbox.world;

/** Thrown when a declared world is invalid. The message names the position of the error and the valid values. */
public final class InvalidWorldException extends Exception {

    private static final long serialVersionUID = 1;

    InvalidWorldException(String message) {
        super(message);
    }
}
