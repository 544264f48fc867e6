package dev.attachphone.suite.generate;

import java.util.List;

/**
 * All ways in which a request is made different from a plain one.
 *
 * @param forAttach by what they touch
 * @param forCreateAgent the same for creating an agent
 */
record RequestMutations(List<List<RequestMutation>> forAttach, List<List<RequestMutation>> forCreateAgent) {

    static RequestMutations from(SampleValues sampleValues) {
        List<RequestMutation> http = new HttpMutations(sampleValues).all();
        List<RequestMutation> text = new BodyTextMutations(sampleValues).all();
        FieldMutations fields = new FieldMutations(sampleValues);
        List<RequestMutation> numbers = new NumberMutations(sampleValues).all();
        List<RequestMutation> values = new AgentAndProviderMutations(sampleValues).all();
        // What is decided late stands here more often, or it would hardly ever be reached.
        return new RequestMutations(
                List.of(numbers, values, fields.all(), numbers, values, CredentialMutations.forAttach(), text, http),
                List.of(fields.forCreateAgent(), fields.all(), CredentialMutations.forCreateAgent(), text, http));
    }

    void mutate(RequestDraft requestDraft, List<List<RequestMutation>> kinds, ChoiceSequence choiceSequence) {
        choiceSequence.oneOf(choiceSequence.oneOf(kinds)).apply(requestDraft, choiceSequence);
    }
}
