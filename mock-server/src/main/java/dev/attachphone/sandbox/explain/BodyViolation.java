package dev.attachphone.sandbox.explain;

/**
 * A place at which a body breaks the contract's schema.
 *
 * @param pointer the place, as a JSON pointer such as {@code /numbers/0}
 * @param reason one sentence on what is wrong there
 * @param expected what belongs there
 */
public record BodyViolation(String pointer, String reason, String expected) {}
