package dev.attachphone.sandbox.junit;

import java.util.List;

/**
 * How far a client has come.
 *
 * @param done whether it has met every documented answer, and made no mistake
 * @param met the names of the answers and faults it has met
 * @param left the names of those that are left to try
 * @param mistakes how it took an answer wrongly, in a sentence each
 */
public record IntegrationCard(boolean done, List<String> met, List<String> left, List<String> mistakes) {}
