package dev.attachphone.suite.oracle;

import java.util.List;

/**
 * What an agent holds after a success.
 *
 * @param holder the agent, and under which provider
 * @param numbers the words for the numbers, each once, in the order of first appearance
 */
public record Grant(Holder holder, List<String> numbers) {}
