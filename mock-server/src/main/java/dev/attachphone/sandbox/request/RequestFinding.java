package dev.attachphone.sandbox.request;

/**
 * Something about a request that calls for a named answer, unless a more urgent one applies.
 *
 * @param answer the name of that answer
 * @param reason one sentence for the caller; holds no credential
 */
public record RequestFinding(String answer, String reason) {

    /** The request header, never a client's, by which the findings reach the stubs; it has one value for each. */
    public static final String HEADER = "X-Sandbox-Finding";

    /** In place of an answer's name: a fault keeps the request from being served. */
    public static final String UNSERVED = "unserved";
}
