package dev.attachphone.sandbox.card;

/**
 * A remark about how a client reacted to an answer.
 *
 * @param kind whether the reaction is right
 * @param rule the name of the rule
 * @param text what the client did and what is right instead
 * @param request the id of the request with that answer
 */
public record Advice(Kind kind, String rule, String text, String request) {

    /** Whether the reaction is right. */
    public enum Kind {
        /** The reaction is right. */
        GOOD,
        /** The reaction is wrong. */
        FAULT,
        /** The client has not reacted yet. */
        OPEN
    }
}
