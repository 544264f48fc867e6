package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.fault.DelayAndFault;
import dev.attachphone.sandbox.fault.DelayRange;
import dev.attachphone.sandbox.fault.MagicAgent;
import dev.attachphone.sandbox.fault.MagicNumber;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.fault.ResponseCause;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import dev.attachphone.sandbox.world.TenantAttachRequest;
import dev.attachphone.sandbox.world.TenantState;
import dev.attachphone.sandbox.world.TenantStates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Attaches numbers in the state of the tenant, and answers with the outcome.
 *
 * @param tenants the states of the tenants
 * @param randomFaults draws delays
 * @param clock the time of attachments and answers
 */
public record AttachNumbersTransformer(TenantStates tenants, RandomFaults randomFaults, InstantSource clock) {

    /** The name of the transformer in stubs. */
    public static final String NAME = "attach-numbers";

    /** The response of the event, transformed. */
    public ResponseDefinition transform(ServeEvent event) {
        InspectedRequest inspection = InspectedRequest.of(event);
        Operation operation = inspection.operation().orElseThrow();
        TenantAttachRequest request = request(inspection);
        Instant now = clock.instant();
        AttachResponses responses = new AttachResponses(operation, request, now);
        Optional<NamedAnswer> forcedByAgent = MagicAgent.answer(operation, request.agent());
        if (forcedByAgent.isPresent()) {
            return ResponseTransformerParameters.withCause(
                    ResponseCause.AGENT,
                    responses.forced(
                            forcedByAgent.get(), "the magic agent '" + request.agent() + "' forces this answer"));
        }
        if (MagicAgent.isMistyped(request.agent())) {
            return SandboxResponses.unknownPreference("There is no magic agent '" + request.agent() + "'. There are: "
                    + String.join(", ", MagicAgent.catalogue(operation).keySet()));
        }
        for (String number : request.numbers()) {
            Optional<NamedAnswer> forced = MagicNumber.answer(operation, number);
            if (forced.isPresent()) {
                return ResponseTransformerParameters.withCause(
                        ResponseCause.NUMBER,
                        responses.forced(forced.get(), "the magic number " + number + " forces this answer"));
            }
        }
        DelayAndFault effect = effect(request, range -> randomFaults.delay(inspection.tenant(), range));
        TenantState state = tenants.of(request.account());
        ResponseDefinition response = effect.preventsProcessing()
                ? SandboxResponses.unserved()
                : state.attach(request, now).map(responses);
        return ResponseTransformerParameters.withEffect(
                effect, ResponseTransformerParameters.withHint(hint(operation, request, state, effect), response));
    }

    /** The effect of a magic agent, or else of the first number that has one. */
    private static DelayAndFault effect(TenantAttachRequest request, ToIntFunction<DelayRange> drawn) {
        DelayAndFault ofAgent = MagicAgent.effect(request.agent(), drawn);
        return ofAgent.isPresent()
                ? ofAgent
                : request.numbers().stream()
                        .filter(MagicNumber::isInBlock)
                        .map(number -> MagicNumber.effect(number, drawn))
                        .filter(DelayAndFault::isPresent)
                        .findFirst()
                        .orElse(DelayAndFault.NONE);
    }

    /** What the client probably meant by an agent or a number that looks like a magic one and is none. */
    private static Optional<String> hint(
            Operation operation, TenantAttachRequest request, TenantState state, DelayAndFault effect) {
        return MagicAgent.nearest(operation, request.agent())
                .filter(nearest -> !state.agents(request.account()).contains(request.agent()))
                .map(nearest -> "'" + request.agent() + "' is no magic agent, the nearest is " + nearest)
                .or(() -> request.numbers().stream()
                        .filter(number -> MagicNumber.isInBlock(number) && !effect.isPresent())
                        .findFirst()
                        .map(number -> number + " is in the block of magic numbers but is none of them,"
                                + " GET /__sandbox/answers lists them"));
    }

    private static TenantAttachRequest request(InspectedRequest inspection) {
        ObjectNode body = inspection.json();
        return new TenantAttachRequest(
                inspection.account().orElseThrow(),
                body.path("agent_id").asText(),
                body.path("provider").asText(),
                body.path("numbers").valueStream().map(JsonNode::asText).toList());
    }
}
