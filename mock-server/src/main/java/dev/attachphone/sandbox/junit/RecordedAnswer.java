package dev.attachphone.sandbox.junit;

/**
 * What a request was answered.
 *
 * @param answer the name of the answer, such as {@code already-attached}, or of the fault that came before there was one
 * @param status its status; 0 if there was none
 * @param effect what happened to it on its way, such as {@code fault=reply-lost}; blank if nothing did
 * @param body its body; blank if there was none
 */
public record RecordedAnswer(String answer, int status, String effect, String body) {}
