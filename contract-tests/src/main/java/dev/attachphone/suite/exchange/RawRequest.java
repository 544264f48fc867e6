package dev.attachphone.suite.exchange;

/**
 * What is written to a connection as it stands, for what no proper client sends.
 *
 * @param bytes everything that is written, in one go
 * @param halfClose whether the end of the stream follows, so that a target which waits for more sees that none comes
 */
public record RawRequest(Payload bytes, boolean halfClose) {}
