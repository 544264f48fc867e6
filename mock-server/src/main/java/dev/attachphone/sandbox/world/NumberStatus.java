package dev.attachphone.sandbox.world;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The status of an attached number, ordered from the least to the most ready. */
public enum NumberStatus {

    /** Switched off by an operator. */
    INACTIVE,

    /** Waiting for confirmation. */
    PENDING,

    /** Ready to take calls. */
    ACTIVE;

    /** The name of the status in the contract. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status with that name in the contract; empty if there is none. */
    public static Optional<NumberStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }
}
