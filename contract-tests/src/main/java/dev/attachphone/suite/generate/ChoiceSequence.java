package dev.attachphone.suite.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * A random or replayed sequence of small numbers, which is recorded. 0 always stands for the simplest alternative. Not thread-safe.
 */
public final class ChoiceSequence {

    // The increment and the finalizer of SplitMix64 (Steele, Lea, Flood).
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
    private static final long SECOND_FACTOR = 0x94D049BB133111EBL;

    private final IntUnaryOperator source;
    private final List<Integer> recorded = new ArrayList<>();

    private ChoiceSequence(IntUnaryOperator source) {
        this.source = source;
    }

    /** Random choices that depend only on seed and index. */
    public static ChoiceSequence seeded(long seed, int index) {
        SplittableRandom random = new SplittableRandom(mixed(mixed(seed) + GAMMA * (index + 1)));
        return new ChoiceSequence(random::nextInt);
    }

    /** Replays recorded choices. A choice above the bound becomes the largest one; after the end of the list, choices are 0. */
    public static ChoiceSequence replaying(List<Integer> earlier) {
        int[] next = {0};
        return new ChoiceSequence(bound -> next[0] < earlier.size() ? Math.min(earlier.get(next[0]++), bound - 1) : 0);
    }

    /** A number from 0 to the bound, exclusive. */
    public int below(int bound) {
        int choice = source.applyAsInt(bound);
        recorded.add(choice);
        return choice;
    }

    /** One of the alternatives. The first is the simplest. */
    public <T> T oneOf(List<T> alternatives) {
        return alternatives.get(below(alternatives.size()));
    }

    /** True with a probability of 1 in the given number. */
    boolean onceIn(int times) {
        return atRate(1, times);
    }

    /** True with a probability of {@code hits} in {@code times}. */
    boolean atRate(int hits, int times) {
        return below(times) >= times - hits;
    }

    /** The choices so far. */
    public List<Integer> recorded() {
        return List.copyOf(recorded);
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * FIRST_FACTOR;
        mixed = (mixed ^ (mixed >>> 27)) * SECOND_FACTOR;
        return mixed ^ (mixed >>> 31);
    }
}
