package dev.attachphone.suite.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds a smaller list of choices that still fails. Deterministic. A shorter list is smaller than a longer one; of two lists of the same
 * length, the lexicographically first one is smaller.
 */
public final class Shrinker {

    /** Up to this size, chunks of every size are tried. Choices that belong together are about as long. */
    private static final int SMALL_CHUNK = 8;

    private final Predicate<List<Integer>> stillFails;
    private int triesLeft;
    private List<Integer> smallest = List.of();

    /**
     * Creates a shrinker for one failure.
     *
     * @param stillFails whether the case that results from the choices fails
     * @param tries the maximum number of calls of the predicate
     */
    public Shrinker(Predicate<List<Integer>> stillFails, int tries) {
        this.stillFails = stillFails;
        this.triesLeft = tries;
    }

    /** The smallest failing list that was found, at worst the given one without trailing zeros. */
    public List<Integer> smallest(List<Integer> failing) {
        smallest = withoutTrailingZeros(failing);
        List<Integer> before;
        do {
            before = smallest;
            deleteChunks();
            clearChunks();
            lowerEach();
        } while (triesLeft > 0 && !before.equals(smallest));
        return smallest;
    }

    private void deleteChunks() {
        for (int size = Math.max(1, smallest.size() / 2); size > 0; size = size > SMALL_CHUNK ? size / 2 : size - 1) {
            for (int from = smallest.size() - size; from >= 0; from = Math.min(from - 1, smallest.size() - size)) {
                List<Integer> shorter = new ArrayList<>(smallest);
                shorter.subList(from, from + size).clear();
                replaceBy(shorter);
            }
        }
    }

    private void clearChunks() {
        for (int size = Math.max(1, smallest.size() / 2); size > 0; size /= 2) {
            for (int from = 0; from + size <= smallest.size(); from += size) {
                List<Integer> cleared = new ArrayList<>(smallest);
                Collections.fill(cleared.subList(from, from + size), 0);
                replaceBy(cleared);
            }
        }
    }

    /** Lowers each choice by binary search, then by one as long as the case still fails. */
    private void lowerEach() {
        for (int position = 0; position < smallest.size(); position++) {
            int passing = -1;
            while (position < smallest.size() && smallest.get(position) - passing > 1) {
                int middle = (passing + smallest.get(position)) / 2;
                if (!replaceBy(with(position, middle))) {
                    passing = middle;
                }
            }
            while (position < smallest.size()
                    && smallest.get(position) > 0
                    && replaceBy(with(position, smallest.get(position) - 1))) {
                // The condition keeps each smaller list.
            }
        }
    }

    private List<Integer> with(int position, int value) {
        List<Integer> changed = new ArrayList<>(smallest);
        changed.set(position, value);
        return changed;
    }

    private boolean replaceBy(List<Integer> candidate) {
        List<Integer> trimmed = withoutTrailingZeros(candidate);
        if (!isSmaller(trimmed) || triesLeft == 0) {
            return false;
        }
        triesLeft--;
        if (!stillFails.test(trimmed)) {
            return false;
        }
        smallest = trimmed;
        return true;
    }

    private boolean isSmaller(List<Integer> candidate) {
        if (candidate.size() != smallest.size()) {
            return candidate.size() < smallest.size();
        }
        for (int i = 0; i < candidate.size(); i++) {
            if (!candidate.get(i).equals(smallest.get(i))) {
                return candidate.get(i) < smallest.get(i);
            }
        }
        return false;
    }

    private static List<Integer> withoutTrailingZeros(List<Integer> choices) {
        int end = choices.size();
        while (end > 0 && choices.get(end - 1) == 0) {
            end--;
        }
        return List.copyOf(choices.subList(0, end));
    }
}
