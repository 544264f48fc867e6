package dev.attachphone.suite.verdict;

import dev.attachphone.suite.check.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a reply.
 *
 * @param complaints what is wrong, one sentence for each thing; empty if nothing is
 * @param finding the contradiction of the page that the reply decides otherwise than our contract, if it is one
 */
public record Verdict(List<String> complaints, Optional<Finding> finding) {}
