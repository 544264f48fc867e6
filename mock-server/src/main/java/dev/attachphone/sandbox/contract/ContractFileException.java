package dev.attachphone.sandbox.contract;

/** Thrown when a contract file cannot be served. The message names the file, the place and what to change. */
public final class ContractFileException extends Exception {

    private static final long serialVersionUID = 1;

    ContractFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
