package dev.attachphone.suite.check;

/**
 * A contradiction of the vendor's page that a target decides otherwise than our contract does.
 *
 * @param name what the contradiction is called
 * @param page what the page says, and says otherwise
 * @param actualAnswer the named answer that the target gives where our contract gives another
 */
public record AmbiguityFinding(String name, String page, String actualAnswer) {}
