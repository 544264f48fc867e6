package dev.attachphone.suite.cases;

import java.util.Optional;

/**
 * What a target must be or have for a case to be played.
 *
 * @param capability such as {@code sandbox}; empty if any target will do
 * @param otherwise why the case's answer cannot be reached elsewhere; empty if the case means nothing elsewhere
 */
public record Need(Optional<String> capability, Optional<String> otherwise) {}
