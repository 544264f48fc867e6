package dev.attachphone.suite.history;

/**
 * One attach call of a history.
 *
 * @param attempt what the call asks for
 * @param start when it was sent, in nanoseconds of a clock that all calls share
 * @param end when its answer was complete, on the same clock
 * @param result the outcome
 */
public record AttachCall(AttachInvocation attempt, long start, long end, CallResult result) {

    /** The outcome of an attach call. */
    public sealed interface CallResult {

        /** The call succeeded with 200. */
        record Attached() implements CallResult {}

        /**
         * The call was refused with 409.
         *
         * @param holder the agent that the answer names
         * @param number the number that the answer names
         */
        record Refused(String holder, String number) implements CallResult {}

        /** The call was refused with the 400 that says that another account holds a number. */
        record RefusedElsewhere() implements CallResult {}

        /** No answer arrived, or one that does not tell the outcome: the call may have had its effect. */
        record Indeterminate() implements CallResult {}

        /**
         * The call got an answer that a valid call must not get.
         *
         * @param answer the answer
         */
        record Unexpected(String answer) implements CallResult {}
    }

    boolean isAttached() {
        return result instanceof CallResult.Attached;
    }

    boolean isRefused() {
        return result instanceof CallResult.Refused || result instanceof CallResult.RefusedElsewhere;
    }

    /** Whether the call attached the number, or may have. */
    boolean mayHold(String number) {
        return (isAttached() || result instanceof CallResult.Indeterminate) && attempt.includes(number);
    }
}
