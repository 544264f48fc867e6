package dev.attachphone.sandbox.fault;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bounds of a delay, in milliseconds.
 *
 * @param min the shortest delay
 * @param max the longest delay
 */
public record DelayRange(int min, int max) {

    /** The longest delay that can be asked for. */
    public static final int MAX = 60_000;

    private static final Pattern SYNTAX = Pattern.compile("[0-9]{1,5}(\\.\\.[0-9]{1,5})?");

    /** Parses {@code 1500} or {@code 200..1500}; empty if it is neither or a bound is larger than {@link #MAX}. */
    public static Optional<DelayRange> parse(String text) {
        if (!SYNTAX.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] bounds = text.split("\\.\\.", 2);
        int min = Integer.parseInt(bounds[0]);
        int max = Integer.parseInt(bounds[bounds.length - 1]);
        return min <= max && max <= MAX ? Optional.of(new DelayRange(min, max)) : Optional.empty();
    }

    /** The delay that a random value selects. */
    int at(long random) {
        return min + (int) Math.floorMod(random, max - min + 1L);
    }

    /** The syntax that {@link #parse} reads. */
    @Override
    public String toString() {
        return min == max ? String.valueOf(min) : min + ".." + max;
    }
}
