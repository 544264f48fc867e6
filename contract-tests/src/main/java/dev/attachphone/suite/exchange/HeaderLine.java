package dev.attachphone.suite.exchange;

/**
 * One line of a request's header.
 *
 * @param name spelled as it is to be sent
 * @param value its value
 */
public record HeaderLine(String name, String value) {}
