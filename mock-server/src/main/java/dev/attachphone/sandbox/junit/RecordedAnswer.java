package dev.attachphone.sandbox.junit;

/**
 * The answer to a request in the sandbox's journal.
 *
 * @param answer the name of the answer, such as {@code already-attached}, or of the fault that replaced it
 * @param status the HTTP status; 0 if no response was sent
 * @param effect the delay and fault that were applied, such as {@code fault=reply-lost}; blank if none
 * @param body the response body; blank if there was none
 */
public record RecordedAnswer(String answer, int status, String effect, String body) {}
