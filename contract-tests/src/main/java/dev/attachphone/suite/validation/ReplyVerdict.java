package dev.attachphone.suite.validation;

import dev.attachphone.suite.check.AmbiguityFinding;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a reply.
 *
 * @param failures what is wrong, one sentence for each thing; empty if nothing is
 * @param finding the contradiction of the page that the reply decides otherwise than our contract, if it is one
 */
public record ReplyVerdict(List<String> failures, Optional<AmbiguityFinding> finding) {}
