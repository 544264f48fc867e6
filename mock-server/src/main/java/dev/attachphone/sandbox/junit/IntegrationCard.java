package dev.attachphone.sandbox.junit;

import java.util.List;

/**
 * The progress of a client: the answers it has met and the mistakes it has made.
 *
 * @param done whether it has met every documented answer and made no mistake
 * @param met the names of the answers and faults it has met
 * @param left the names of the answers and faults that are left to try
 * @param mistakes one sentence for each wrong reaction to an answer
 */
public record IntegrationCard(boolean done, List<String> met, List<String> left, List<String> mistakes) {}
