package dev.attachphone.suite.faulty;

/**
 * A number that cannot be had.
 *
 * @param number the number
 * @param holding who has it
 * @param answer the name of the answer
 */
record Taken(String number, Holding holding, String answer) {}
