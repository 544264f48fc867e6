package dev.attachphone.suite.cases;

/**
 * A request that is sent several times concurrently.
 *
 * @param kind how the requests differ
 * @param requests the number of requests
 */
public record Race(RaceKind kind, int requests) {

    /** The answer to every rival but the winner. */
    public static final String LOST = "already-attached";

    /** How concurrent requests differ. */
    public enum RaceKind {
        /** Each request is for its own, newly created agent. One succeeds, the others conflict with it. */
        RIVALS,
        /** All requests are equal. All succeed with the same data. */
        REPEATS
    }
}
