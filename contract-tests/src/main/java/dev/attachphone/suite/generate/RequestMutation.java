package dev.attachphone.suite.generate;

/** One way in which a request is made different from a plain one. */
@FunctionalInterface
interface RequestMutation {

    void apply(RequestDraft requestDraft, ChoiceSequence choiceSequence);
}
