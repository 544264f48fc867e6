package dev.attachphone.sandbox.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can go wrong between an answer and the client that waits for it. */
public enum InjectedFault {
    /** The connection is reset; the request is taken as one that never arrived. */
    CONNECTION_RESET("connection-reset", false, "the connection is reset before anything happens"),
    /** The connection is closed; the request is taken as one that never arrived. */
    EMPTY_RESPONSE("empty-response", false, "the connection is closed before anything happens"),
    /** The request is served, and its answer's JSON ends too early. */
    MALFORMED_JSON("malformed-json", true, "the answer comes, but its JSON lacks its end"),
    /** The request is served, and the connection closes in the middle of the answer's body. */
    TRUNCATED("truncated", true, "the connection closes in the middle of the body"),
    /** The request is served, and the answer's body comes a few bytes at a time. */
    SLOW_BODY("slow-body", true, "the body comes a few bytes at a time, over five seconds"),
    /** The request is served, and the connection is reset in place of the answer. */
    REPLY_LOST("reply-lost", true, "what was asked for happens, then the connection is reset without an answer");

    private final String text;
    private final boolean served;
    private final String description;

    InjectedFault(String text, boolean served, String meaning) {
        this.text = text;
        this.served = served;
        this.description = meaning;
    }

    /** What clients call it. */
    public String text() {
        return text;
    }

    /** What it does, as the part of a sentence. */
    public String description() {
        return description;
    }

    /** Whether the request is served before the fault occurs. */
    public boolean isRequestProcessed() {
        return served;
    }

    /** Whether the client gets to see some of the answer. */
    public boolean isResponseVisible() {
        return served && this != REPLY_LOST;
    }

    /** The fault of that name. */
    public static Optional<InjectedFault> byName(String text) {
        return Arrays.stream(values())
                .filter(injectedFault -> injectedFault.text.equals(text))
                .findFirst();
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(InjectedFault::text).toList();
    }
}
