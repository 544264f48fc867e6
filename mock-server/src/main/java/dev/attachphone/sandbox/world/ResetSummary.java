package dev.attachphone.sandbox.world;

/**
 * What a reset took away.
 *
 * @param numbers how many numbers had been attached
 * @param agents how many agents had been created and remembered
 */
public record ResetSummary(int numbers, int agents) {}
