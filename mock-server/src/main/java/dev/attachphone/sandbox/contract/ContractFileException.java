package dev.attachphone.sandbox.contract;

/** A contract that cannot be served; the message names the file, the place and the mend. */
public final class ContractFileException extends Exception {

    private static final long serialVersionUID = 1;

    ContractFileException(String message) {
        super(message);
    }
}
