package dev.attachphone.sandbox.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A fault that the sandbox injects into a response. */
public enum InjectedFault {
    /** The connection is reset. The request is not processed. */
    CONNECTION_RESET("connection-reset", false, "the connection is reset before the request is processed"),
    /** The connection is closed without a response. The request is not processed. */
    EMPTY_RESPONSE("empty-response", false, "the connection is closed before the request is processed"),
    /** The request is processed; the JSON of the response lacks its last character. */
    MALFORMED_JSON("malformed-json", true, "the answer is sent, but its JSON lacks the last character"),
    /** The request is processed; the connection is closed in the middle of the response body. */
    TRUNCATED("truncated", true, "the connection closes in the middle of the body"),
    /** The request is processed; the response body is sent in small pieces. */
    SLOW_BODY("slow-body", true, "the body is sent a few bytes at a time, over five seconds"),
    /** The request is processed; the connection is reset instead of sending the response. */
    REPLY_LOST("reply-lost", true, "the request is processed, then the connection is reset without an answer");

    private final String text;
    private final boolean requestProcessed;
    private final String description;

    InjectedFault(String text, boolean requestProcessed, String description) {
        this.text = text;
        this.requestProcessed = requestProcessed;
        this.description = description;
    }

    /** The name that clients use. */
    public String text() {
        return text;
    }

    /** What the fault does, as part of a sentence. */
    public String description() {
        return description;
    }

    /** Whether the request is processed before the fault occurs. */
    public boolean isRequestProcessed() {
        return requestProcessed;
    }

    /** Whether the client receives at least a part of the response. */
    public boolean isResponseVisible() {
        return requestProcessed && this != REPLY_LOST;
    }

    /** The fault with the name that clients use. */
    public static Optional<InjectedFault> byName(String text) {
        return Arrays.stream(values()).filter(fault -> fault.text.equals(text)).findFirst();
    }

    /** The names that clients use. */
    public static List<String> names() {
        return Arrays.stream(values()).map(InjectedFault::text).toList();
    }
}
