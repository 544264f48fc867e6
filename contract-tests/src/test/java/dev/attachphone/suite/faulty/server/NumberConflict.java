package dev.attachphone.suite.faulty.server;

/**
 * A number that cannot be had.
 *
 * @param number the number
 * @param holding who has it
 * @param answer the name of the answer
 */
public record NumberConflict(String number, HeldNumber holding, String answer) {}
