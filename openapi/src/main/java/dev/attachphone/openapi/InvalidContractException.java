package dev.attachphone.openapi;

/** Thrown when a contract document is valid YAML but cannot be used as a contract. The message names the part that is wrong. */
public final class InvalidContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message that can be shown to the author of the contract. */
    public InvalidContractException(String message) {
        super(message);
    }
}
