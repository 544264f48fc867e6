package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.fault.MagicAgent;
import dev.attachphone.sandbox.fault.ResponseEffect;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import dev.attachphone.sandbox.world.TenantAttachRequest;
import dev.attachphone.sandbox.world.TenantStates;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Attaches numbers in the state of the tenant, and answers with the outcome.
 *
 * @param tenants the states of the tenants
 * @param clock the time of attachments and answers
 */
public record AttachNumbersTransformer(TenantStates tenants, InstantSource clock) {

    /** The name of the transformer in stubs. */
    public static final String NAME = "attach-numbers";

    /** The response of the event, transformed. */
    public ResponseDefinition transform(ServeEvent event) {
        InspectedRequest inspection = InspectedRequest.of(event);
        Operation operation = inspection.operation().orElseThrow();
        TenantAttachRequest request = request(inspection);
        Instant now = clock.instant();
        AttachResponses responses = new AttachResponses(operation, request, now);
        Optional<NamedAnswer> forced = MagicAgent.answer(operation, request.agent());
        if (forced.isPresent()) {
            return responses.forced(forced.get());
        }
        if (MagicAgent.isMistyped(request.agent())) {
            return SandboxResponses.unknownPreference("There is no magic agent '" + request.agent() + "'. There are: "
                    + String.join(", ", MagicAgent.catalogue(operation).keySet()));
        }
        ResponseEffect effect = MagicAgent.effect(request.agent());
        ResponseDefinition response = effect.preventsProcessing()
                ? SandboxResponses.unserved()
                : tenants.of(request.account())
                        .attach(request, now.truncatedTo(ChronoUnit.SECONDS))
                        .map(responses);
        return FaultInjectionTransformer.withEffect(effect, response);
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
