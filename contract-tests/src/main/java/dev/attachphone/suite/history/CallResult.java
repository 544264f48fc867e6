package dev.attachphone.suite.history;

/** What became of an attach call. */
public sealed interface CallResult {

    /** It was acknowledged: 200. */
    record Attached() implements CallResult {}

    /**
     * It was refused with 409.
     *
     * @param holder the agent that the answer names
     * @param number the number that the answer names
     */
    record Refused(String holder, String number) implements CallResult {}

    /** It was refused with the 400 that says a number is held in another account. */
    record RefusedElsewhere() implements CallResult {}

    /** Nobody knows: no answer came, or one that says the server was in trouble. It may have had its effect or not. */
    record Indeterminate() implements CallResult {}

    /**
     * It was answered in a way that a good request must not be.
     *
     * @param answer what came
     */
    record Unexpected(String answer) implements CallResult {}
}
