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
record JUnitTestCase(String name, Duration took, Optional<Failure> failure, Optional<String> skipped) {

    /**
     * Why a case failed.
     *
     * @param message in a few words
     * @param text in full
     */
    record Failure(String message, String text) {}

    static JUnitTestCase passed(String name, Duration took) {
        return new JUnitTestCase(name, took, Optional.empty(), Optional.empty());
    }

    static JUnitTestCase failed(String name, Duration took, String message, String text) {
        return new JUnitTestCase(name, took, Optional.of(new Failure(message, text)), Optional.empty());
    }

    static JUnitTestCase skipped(String name, String reason) {
        return new JUnitTestCase(name, Duration.ZERO, Optional.empty(), Optional.of(reason));
    }
}
