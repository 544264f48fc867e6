package dev.attachphone.sandbox.junit;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request in the sandbox's journal, and its answer.
 *
 * @param id the id of the request
 * @param at when the sandbox received the request
 * @param sent the request
 * @param received the answer
 */
public record JournaledExchange(String id, Instant at, Sent sent, Received received) {

    /**
     * What the client sent.
     *
     * @param method the method
     * @param url the path and the query
     * @param headers the header lines, with credentials redacted
     * @param body the body, which may be truncated; blank if there was none
     */
    public record Sent(String method, String url, List<Map.Entry<String, String>> headers, String body) {}

    /**
     * What the client received.
     *
     * @param answer the name of the answer, such as {@code already-attached}, or of the fault that replaced it
     * @param status the HTTP status; 0 if no response was sent
     * @param cause what the answer, delay or fault comes from: {@code natural}, or {@code prefer-header}, {@code prefer-query},
     *     {@code magic-agent}, {@code magic-number}, {@code script} or {@code chaos}
     * @param effect the delay and fault that were applied, such as {@code fault=reply-lost}; blank if none
     * @param headers the headers
     * @param body the body, which may be truncated; blank if there was none
     */
    public record Received(
            String answer, int status, String cause, String effect, Map<String, String> headers, String body) {}
}
