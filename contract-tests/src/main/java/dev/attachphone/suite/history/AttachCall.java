package dev.attachphone.suite.history;

/**
 * One attach call of a history.
 *
 * @param attempt what was asked for
 * @param start when it was sent, in nanoseconds of one clock for all calls
 * @param end when its answer had come, on the same clock
 * @param result what became of it
 */
public record AttachCall(AttachAttempt attempt, long start, long end, CallResult result) {

    boolean isAttached() {
        return result instanceof CallResult.Attached;
    }

    boolean isRefused() {
        return result instanceof CallResult.Refused || result instanceof CallResult.RefusedElsewhere;
    }

    /** Whether it had its effect, or may have had. */
    boolean mayHold() {
        return isAttached() || result instanceof CallResult.Indeterminate;
    }

    boolean mayHold(String number) {
        return mayHold() && attempt.wants(number);
    }
}
