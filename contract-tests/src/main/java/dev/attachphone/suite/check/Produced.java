package dev.attachphone.suite.check;

/**
 * A named answer of an operation.
 *
 * @param operation the id of the operation
 * @param answer the name
 */
public record Produced(String operation, String answer) {}
