package dev.attachphone.suite.cases;

import java.util.Optional;

/**
 * What a target must be or have for a case to be played.
 *
 * @param capability such as {@code sandbox}; empty if any target will do
 * @param unreachableReason why the case's answer cannot be reached elsewhere; empty if the case means nothing elsewhere
 */
public record Requirement(Optional<String> capability, Optional<String> unreachableReason) {}
