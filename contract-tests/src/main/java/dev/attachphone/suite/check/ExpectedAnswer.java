package dev.attachphone.suite.check;

/**
 * A named answer of an operation.
 *
 * @param operation the id of the operation
 * @param answer the name, or {@link #REFUSED}
 */
public record ExpectedAnswer(String operation, String answer) {

    /** In place of a name: any refusal in the envelope, where HTTP itself leaves open which. */
    public static final String REFUSED = "refused";
}
