package dev.attachphone.suite.oracle;

/**
 * A number that cannot be given to the agent.
 *
 * @param number the word for it
 * @param holder who holds it
 */
public record Taken(String number, Holder holder) {}
