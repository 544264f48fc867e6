package dev.attachphone.suite.exchange;

/**
 * A request header.
 *
 * @param name the name in the spelling to send
 * @param value the value
 */
public record HeaderLine(String name, String value) {}
