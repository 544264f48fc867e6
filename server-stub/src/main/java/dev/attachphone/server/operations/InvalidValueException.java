package dev.attachphone.server.operations;

/** A value of a request violates the contract. */
public final class InvalidValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Creates an exception with the message "(field) must (must)".
     *
     * @param field the name of the parameter, or a JSON pointer into the body
     * @param must the constraint, as an infinitive
     */
    InvalidValueException(String field, String must) {
        super(field + " must " + must);
        this.field = field;
    }

    String field() {
        return field;
    }
}
