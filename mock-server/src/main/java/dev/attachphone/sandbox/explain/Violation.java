package dev.attachphone.sandbox.explain;

/**
 * A place at which a body breaks the contract's schema.
 *
 * @param pointer the place, as a JSON pointer such as {@code /numbers/0}
 * @param because one sentence on what is wrong there
 * @param expected what belongs there
 */
public record Violation(String pointer, String because, String expected) {}
