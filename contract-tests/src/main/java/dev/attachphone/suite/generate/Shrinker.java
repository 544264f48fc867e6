package dev.attachphone.suite.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds a smaller list of choices that still fails; the same one for the same list and predicate. A shorter list is smaller than
 * a longer one, and of two of the same length the one whose first different choice is.
 */
public final class Shrinker {

    /** Up to here every size of chunk is tried: what belongs together is about as large. */
    private static final int SMALL = 8;

    private final Predicate<List<Integer>> stillFails;
    private int triesLeft;
    private List<Integer> smallest = List.of();

    /**
     * A shrinker for one failure.
     *
     * @param stillFails whether what is made from the choices fails
     * @param tries how often it is asked at most
     */
    public Shrinker(Predicate<List<Integer>> stillFails, int tries) {
        this.stillFails = stillFails;
        this.triesLeft = tries;
    }

    /** The smallest failing list that was found; at worst the given one without the zeros at its end. */
    public List<Integer> smallest(List<Integer> failing) {
        smallest = withoutZerosAtTheEnd(failing);
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
        for (int size = Math.max(1, smallest.size() / 2); size > 0; size = size > SMALL ? size / 2 : size - 1) {
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

    /** Halves the distance to the smallest value that fails, then goes down by one while that helps. */
    private void lowerEach() {
        for (int place = 0; place < smallest.size(); place++) {
            int passing = -1;
            while (place < smallest.size() && smallest.get(place) - passing > 1) {
                int middle = (passing + smallest.get(place)) / 2;
                if (!replaceBy(with(place, middle))) {
                    passing = middle;
                }
            }
            while (place < smallest.size()
                    && smallest.get(place) > 0
                    && replaceBy(with(place, smallest.get(place) - 1))) {
                // Each success is kept.
            }
        }
    }

    private List<Integer> with(int place, int value) {
        List<Integer> changed = new ArrayList<>(smallest);
        changed.set(place, value);
        return changed;
    }

    private boolean replaceBy(List<Integer> candidate) {
        List<Integer> trimmed = withoutZerosAtTheEnd(candidate);
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

    private static List<Integer> withoutZerosAtTheEnd(List<Integer> choices) {
        int end = choices.size();
        while (end > 0 && choices.get(end - 1) == 0) {
            end--;
        }
        return List.copyOf(choices.subList(0, end));
    }
}
