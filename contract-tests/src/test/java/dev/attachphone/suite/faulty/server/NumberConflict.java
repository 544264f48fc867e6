package dev.attachphone.suite.faulty.server;

/**
 * A number that cannot be attached.
 *
 * @param number the number
 * @param holding the current attachment
 * @param answer the name of the answer
 */
public record NumberConflict(String number, HeldNumber holding, String answer) {}
