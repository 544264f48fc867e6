package dev.attachphone.server.operations;

/** A value of a request is not what the contract says it must be. */
final class InvalidValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Says what a value must be.
     *
     * @param field the parameter, or the JSON pointer into the body
     * @param must what it must be
     */
    InvalidValueException(String field, String must) {
        super(field + " must " + must);
        this.field = field;
    }

    String field() {
        return field;
    }
}
