package dev.attachphone.suite.report;

import java.time.Duration;
import java.util.Optional;

/**
 * A test case of a JUnit report.
 *
 * @param name its name
 * @param took how long it took
 * @param failure why it failed, if it did
 * @param skipped why it was skipped, if it was
 */
record JUnitCase(String name, Duration took, Optional<Failure> failure, Optional<String> skipped) {

    /**
     * Why a case failed.
     *
     * @param message in a few words
     * @param text in full
     */
    record Failure(String message, String text) {}

    static JUnitCase passed(String name, Duration took) {
        return new JUnitCase(name, took, Optional.empty(), Optional.empty());
    }

    static JUnitCase failed(String name, Duration took, String message, String text) {
        return new JUnitCase(name, took, Optional.of(new Failure(message, text)), Optional.empty());
    }

    static JUnitCase skipped(String name, String reason) {
        return new JUnitCase(name, Duration.ZERO, Optional.empty(), Optional.of(reason));
    }
}
