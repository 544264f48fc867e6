package dev.attachphone.suite.generate;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.CasePlaceholders;
import java.util.List;

/**
 * All mutations, grouped by the part of the request that they change.
 *
 * @param forAttach the mutations of attach requests
 * @param forCreateAgent the mutations of requests that create an agent
 */
record RequestMutations(List<List<RequestMutation>> forAttach, List<List<RequestMutation>> forCreateAgent) {

    static RequestMutations of(Contract contract) {
        SampleValues values = SampleValues.load();
        List<RequestMutation> http = new HttpMutations(values).all();
        List<RequestMutation> text =
                new BodyTextMutations(values, contract.limits().maxBodyDepth()).all();
        FieldMutations fields = new FieldMutations(values);
        List<RequestMutation> numbers = new NumberMutations(values, maxNumbers(contract)).all();
        List<RequestMutation> agents = new AgentAndProviderMutations(values, contract.providers()).all();
        // Parts that are checked late occur twice. Otherwise earlier faults would hide them too often.
        return new RequestMutations(
                List.of(numbers, agents, fields.all(), numbers, agents, CredentialMutations.forAttach(), text, http),
                List.of(fields.forCreateAgent(), fields.all(), CredentialMutations.forCreateAgent(), text, http));
    }

    private static int maxNumbers(Contract contract) {
        return contract.operation(CasePlaceholders.ATTACH_OPERATION)
                .requestSchema()
                .at("/properties/numbers/maxItems")
                .asInt();
    }

    /** Applies one mutation of one group. */
    static void mutate(RequestDraft draft, List<List<RequestMutation>> groups, ChoiceSequence choices) {
        choices.oneOf(choices.oneOf(groups)).apply(draft, choices);
    }
}
