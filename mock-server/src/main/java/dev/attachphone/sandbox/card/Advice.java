package dev.attachphone.sandbox.card;

/**
 * How a client took an answer.
 *
 * @param kind whether that was right
 * @param rule the name of the rule that says so
 * @param text what the client did, and what would be right
 * @param request the id of the request whose answer it took so
 */
public record Advice(Kind kind, String rule, String text, String request) {

    /** Whether it was right. */
    public enum Kind {
        /** It was. */
        GOOD,
        /** It was not. */
        FAULT,
        /** That is not decided yet. */
        OPEN
    }
}
