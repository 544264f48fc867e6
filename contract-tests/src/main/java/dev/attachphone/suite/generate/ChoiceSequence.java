package dev.attachphone.suite.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** A source of small numbers, of which 0 always means the simplest alternative; it records what it gave. */
public final class ChoiceSequence {

    // Steele, Lea, Flood: the increment and the finalizer of SplitMix64.
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
    private static final long SECOND_FACTOR = 0x94D049BB133111EBL;

    private final IntUnaryOperator source;
    private final List<Integer> recorded = new ArrayList<>();

    private ChoiceSequence(IntUnaryOperator source) {
        this.source = source;
    }

    /** Choices that depend on seed and index alone. */
    public static ChoiceSequence seeded(long seed, int index) {
        SplittableRandom random = new SplittableRandom(mixed(mixed(seed) + GAMMA * (index + 1)));
        return new ChoiceSequence(random::nextInt);
    }

    /** The same choices again; beyond the end of the list, and beyond a bound, the nearest there is. */
    public static ChoiceSequence replaying(List<Integer> earlier) {
        int[] next = {0};
        return new ChoiceSequence(bound -> next[0] < earlier.size() ? Math.min(earlier.get(next[0]++), bound - 1) : 0);
    }

    /** A number from 0 to below the bound. */
    public int below(int bound) {
        int choice = source.applyAsInt(bound);
        recorded.add(choice);
        return choice;
    }

    /** One of the alternatives, of which the first is the simplest. */
    public <T> T oneOf(List<T> alternatives) {
        return alternatives.get(below(alternatives.size()));
    }

    /** True once in so many times. */
    boolean onceIn(int times) {
        return atRate(1, times);
    }

    /** True so many times out of so many. */
    boolean atRate(int hits, int times) {
        return below(times) >= times - hits;
    }

    /** What has been given so far. */
    public List<Integer> recorded() {
        return List.copyOf(recorded);
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * FIRST_FACTOR;
        mixed = (mixed ^ (mixed >>> 27)) * SECOND_FACTOR;
        return mixed ^ (mixed >>> 31);
    }
}
