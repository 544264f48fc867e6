package dev.attachphone.suite.check;

/**
 * A contradiction in the vendor's page that a target resolves differently from our contract.
 *
 * @param name the name of the contradiction
 * @param page the contradicting statements of the page
 * @param actualAnswer the name of the answer that the target sends instead of the expected one, or how it differs from it
 */
public record AmbiguityFinding(String name, String page, String actualAnswer) {}
