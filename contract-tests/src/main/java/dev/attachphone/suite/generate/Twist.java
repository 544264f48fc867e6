package dev.attachphone.suite.generate;

/** One way in which a request is made different from a plain one. */
@FunctionalInterface
interface Twist {

    void apply(Draft draft, Choices choices);
}
