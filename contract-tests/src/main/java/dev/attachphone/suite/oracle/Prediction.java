package dev.attachphone.suite.oracle;

import java.util.Optional;

/**
 * What must come of a request.
 *
 * @param answer the name of the answer
 * @param conflict the number that is refused, and its holder, where that is the reason
 * @param success what the agent holds now, where numbers were attached
 * @param after who holds which number afterwards
 */
public record Prediction(String answer, Optional<Taken> conflict, Optional<Grant> success, ModelState after) {}
