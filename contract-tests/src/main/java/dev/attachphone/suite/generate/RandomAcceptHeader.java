package dev.attachphone.suite.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A random Accept header, and whether {@code application/json} is among what it accepts. */
final class RandomAcceptHeader {

    private final List<String> matching;
    private final List<String> ranges = new ArrayList<>();
    private Optional<String> mostSpecific = Optional.empty();
    private boolean includesJson;

    RandomAcceptHeader(SampleValues sampleValues, ChoiceSequence choiceSequence) {
        this.matching = sampleValues.valid("accepts");
        List<String> left = new ArrayList<>(sampleValues.invalid("accepts"));
        left.addAll(matching);
        int count = 1 + choiceSequence.below(3);
        for (int i = 0; i < count; i++) {
            String range = left.remove(choiceSequence.below(left.size()));
            boolean wanted = !choiceSequence.onceIn(3);
            add(
                    range,
                    choiceSequence.oneOf(wanted ? sampleValues.valid("qualities") : sampleValues.invalid("qualities")),
                    wanted);
        }
    }

    String text() {
        return String.join(", ", ranges);
    }

    boolean includesJson() {
        return includesJson;
    }

    /** The most specific range that matches decides, wherever it stands. */
    private void add(String range, String quality, boolean wanted) {
        ranges.add(range + quality);
        boolean decides = matching.contains(range)
                && mostSpecific
                        .map(other -> matching.indexOf(range) < matching.indexOf(other))
                        .orElse(true);
        if (decides) {
            mostSpecific = Optional.of(range);
            includesJson = wanted;
        }
    }
}
