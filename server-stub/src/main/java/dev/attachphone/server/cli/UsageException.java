package dev.attachphone.server.cli;

/** A command cannot do what its options and arguments ask for. The message names the value and the remedy, in one line. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
