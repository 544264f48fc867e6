package dev.attachphone.sandbox.world;

/** A world that cannot be declared; the message names the place and the mend. */
public final class InvalidWorldException extends Exception {

    private static final long serialVersionUID = 1;

    InvalidWorldException(String message) {
        super(message);
    }
}
