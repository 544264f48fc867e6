package dev.attachphone.suite.generate;

/** A random change to a request. */
@FunctionalInterface
interface RequestMutation {

    void apply(RequestDraft draft, ChoiceSequence choices);
}
