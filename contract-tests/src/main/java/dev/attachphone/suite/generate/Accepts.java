package dev.attachphone.suite.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A random Accept header, and whether {@code application/json} is among what it accepts. */
final class Accepts {

    private final List<String> matching;
    private final List<String> ranges = new ArrayList<>();
    private Optional<String> mostSpecific = Optional.empty();
    private boolean includesJson;

    Accepts(Spellings spellings, Choices choices) {
        this.matching = spellings.good("accepts");
        List<String> left = new ArrayList<>(spellings.bad("accepts"));
        left.addAll(matching);
        int count = 1 + choices.below(3);
        for (int i = 0; i < count; i++) {
            String range = left.remove(choices.below(left.size()));
            boolean wanted = !choices.onceIn(3);
            add(range, choices.oneOf(wanted ? spellings.good("qualities") : spellings.bad("qualities")), wanted);
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
