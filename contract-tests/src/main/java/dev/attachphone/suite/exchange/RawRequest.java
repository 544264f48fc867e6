package dev.attachphone.suite.exchange;

/**
 * Bytes that are written to a connection unchanged, for requests that an HTTP client does not send.
 *
 * @param bytes all bytes, written at once
 * @param halfClose whether the sending side is closed afterwards, so that the target does not wait for more
 */
public record RawRequest(Payload bytes, boolean halfClose) {}
