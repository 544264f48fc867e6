package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.fault.InjectedFault;
import dev.attachphone.sandbox.fault.MagicAgent;
import dev.attachphone.sandbox.fault.ResponseEffect;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.world.TenantAttachRequest;
import dev.attachphone.sandbox.world.TenantStates;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Decides, in the state of the caller's realm, between attached and the answers that only state can lead to. */
public final class AttachNumbersTransformer implements ResponseDefinitionTransformerV2 {

    private final ServedOperations servedOperations;
    private final TenantStates tenantStates;
    private final Clock clock;

    public AttachNumbersTransformer(ServedOperations servedOperations, TenantStates tenantStates, Clock clock) {
        this.servedOperations = servedOperations;
        this.tenantStates = tenantStates;
        this.clock = clock;
    }

    @Override
    public String getName() {
        return "claim-numbers";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Operation operation = servedOperations.attach();
        AcceptedRequest acceptedRequest = AcceptedRequest.of(operation, event);
        TenantAttachRequest tenantAttachRequest = claim(acceptedRequest);
        AttachResponses reply = new AttachResponses(operation, tenantAttachRequest);
        Optional<NamedAnswer> forced = MagicAgent.answer(operation, tenantAttachRequest.agent());
        if (forced.isPresent()) {
            return reply.forced(forced.get(), clock.instant());
        }
        if (MagicAgent.isMistyped(tenantAttachRequest.agent())) {
            return SandboxResponses.unknownPreference(
                    "There is no magic agent '" + tenantAttachRequest.agent() + "'. There are: "
                            + String.join(", ", MagicAgent.catalogue(operation).keySet()));
        }
        ResponseEffect responseEffect = MagicAgent.effect(tenantAttachRequest.agent());
        boolean served =
                responseEffect.fault().map(InjectedFault::isRequestProcessed).orElse(true);
        ResponseDefinition response = served ? claimed(tenantAttachRequest, reply) : SandboxResponses.unserved();
        return responseEffect.isPresent() ? EffectHeader.with(responseEffect, response) : response;
    }

    private ResponseDefinition claimed(TenantAttachRequest tenantAttachRequest, AttachResponses reply) {
        Instant now = clock.instant();
        return reply.to(
                tenantStates
                        .of(tenantAttachRequest.account())
                        .attach(tenantAttachRequest, now.truncatedTo(ChronoUnit.SECONDS)),
                now);
    }

    private static TenantAttachRequest claim(AcceptedRequest acceptedRequest) {
        return new TenantAttachRequest(
                acceptedRequest.account(),
                acceptedRequest.body().path("agent_id").asText(),
                acceptedRequest.body().path("provider").asText(),
                acceptedRequest
                        .body()
                        .path("numbers")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
    }
}
