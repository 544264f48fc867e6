package dev.attachphone.suite.cases;

/**
 * A request that is sent many times at once.
 *
 * @param kind who takes part
 * @param requests how many
 */
public record Race(Kind kind, int requests) {

    /** Who takes part in a race. */
    public enum Kind {
        /** Each request is for an agent of its own, created first: one wins, the others are told its name. */
        RIVALS,
        /** All requests are the same: all succeed, with the same data. */
        REPEATS
    }
}
