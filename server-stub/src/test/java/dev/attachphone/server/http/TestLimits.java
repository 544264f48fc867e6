package dev.attachphone.server.http;

import java.time.Duration;

/** Limits that no test meets unless it asks for less. */
final class TestLimits {

    private TestLimits() {}

    static Limits wide() {
        return of(new Limits.Counts(1_000, 100));
    }

    static Limits of(Limits.Counts counts) {
        return new Limits(
                new Limits.Sizes(262_144, 16_384),
                new Limits.Times(Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(10)),
                counts,
                new Limits.Rate(0, 1));
    }

    static Limits of(Limits.Rate rate) {
        return new Limits(wide().sizes(), wide().times(), wide().counts(), rate);
    }

    static Limits of(Limits.Times times) {
        return new Limits(wide().sizes(), times, wide().counts(), wide().rate());
    }
}
