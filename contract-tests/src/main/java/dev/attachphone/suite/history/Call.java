package dev.attachphone.suite.history;

/**
 * One attach call of a history.
 *
 * @param attempt what was asked for
 * @param start when it was sent, in nanoseconds of one clock for all calls
 * @param end when its answer had come, on the same clock
 * @param result what became of it
 */
public record Call(Attempt attempt, long start, long end, Result result) {

    boolean isAttached() {
        return result instanceof Result.Attached;
    }

    boolean isRefused() {
        return result instanceof Result.Refused || result instanceof Result.RefusedElsewhere;
    }

    /** Whether it had its effect, or may have had. */
    boolean mayHold() {
        return isAttached() || result instanceof Result.Unknown;
    }

    boolean mayHold(String number) {
        return mayHold() && attempt.wants(number);
    }
}
