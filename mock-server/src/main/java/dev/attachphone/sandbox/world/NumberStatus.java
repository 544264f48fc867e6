package dev.attachphone.sandbox.world;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How ready a number is to take calls, the least ready first. */
public enum NumberStatus {
    /** An operator has switched it off. */
    INACTIVE,
    /** It waits for confirmation. */
    PENDING,
    /** It takes calls. */
    ACTIVE;

    /** As the contract spells it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status that the contract spells so. */
    public static Optional<NumberStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }
}
