package dev.attachphone.suite.check;

/**
 * A named answer of an operation.
 *
 * @param operation the id of the operation
 * @param answer the name of the answer, or {@link #REFUSED}
 */
public record ExpectedAnswer(String operation, String answer) {

    /** Instead of a name: any error envelope, where HTTP leaves open which answer is sent. */
    public static final String REFUSED = "refused";
}
