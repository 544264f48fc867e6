package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.world.NumberStatus;
import dev.attachphone.sandbox.world.TenantAttachOutcome;
import dev.attachphone.sandbox.world.TenantAttachRequest;
import java.time.Instant;

/**
 * The one table from the outcome of a claim to its answer.
 *
 * @param operation whose answers they are
 * @param claim what was asked for
 */
record AttachResponses(Operation operation, TenantAttachRequest claim) {

    ResponseDefinition to(TenantAttachOutcome outcome, Instant now) {
        if (outcome instanceof TenantAttachOutcome.AgentNotFound) {
            return named("agent-not-found", owner() + " has no agent '" + claim.agent() + "'");
        }
        if (outcome instanceof TenantAttachOutcome.ProviderNotConfigured) {
            return named("provider-not-configured", owner() + " has not configured " + claim.provider());
        }
        if (outcome instanceof TenantAttachOutcome.AttachedToAnotherAccount elsewhere) {
            return named(
                    "attached-to-another-account",
                    elsewhere.number() + " is attached to an agent of another account than "
                            + claim.account().displayName());
        }
        if (outcome instanceof TenantAttachOutcome.AlreadyAttached alreadyAttached) {
            return conflict(alreadyAttached);
        }
        return success((TenantAttachOutcome.Attached) outcome, now);
    }

    /** The answer that a magic agent forces, about the numbers that were sent. */
    ResponseDefinition forced(NamedAnswer answer, Instant now) {
        ObjectNode body = TimestampTransformer.has(answer.body())
                ? TimestampTransformer.in(answer.body(), now, now)
                : answer.body().deepCopy();
        if (body.path("data") instanceof ObjectNode data) {
            if (data.has("phone_numbers")) {
                fill(data);
            }
            if (data.has("phone_number")) {
                data.put("phone_number", claim.numbers().get(0));
            }
        }
        return SandboxResponses.of(
                answer.name(), answer.status(), body, "agent '" + claim.agent() + "' is magic: it forces this answer");
    }

    private ResponseDefinition named(String answer, String because) {
        return SandboxResponses.of(operation.answer(answer), because);
    }

    private ResponseDefinition conflict(TenantAttachOutcome.AlreadyAttached alreadyAttached) {
        NamedAnswer answer = operation.answer("already-attached");
        ObjectNode body = answer.body().deepCopy();
        ObjectNode data = (ObjectNode) body.path("data");
        String sample = data.path("existing_agent_id").asText();
        body.put("message", answer.message().replace(sample, alreadyAttached.agent()));
        data.put("existing_agent_id", alreadyAttached.agent()).put("phone_number", alreadyAttached.number());
        String because = alreadyAttached.agent().equals(claim.agent())
                ? alreadyAttached.number() + " is attached to this very agent under " + alreadyAttached.provider()
                        + ", not " + claim.provider()
                : alreadyAttached.number() + " is attached to agent '" + alreadyAttached.agent() + "' of " + owner();
        return SandboxResponses.of(answer.name(), answer.status(), body, because);
    }

    private ResponseDefinition success(TenantAttachOutcome.Attached attached, Instant now) {
        NamedAnswer answer = ofStatus(attached.status());
        ObjectNode body = TimestampTransformer.in(answer.body(), now, attached.at());
        fill((ObjectNode) body.path("data"));
        String because = attached.added() == 0
                ? "agent '" + claim.agent() + "' already held every number under " + claim.provider()
                        + ": nothing changed"
                : attached.added() + " of " + claim.numbers().size() + " numbers newly attached to agent '"
                        + claim.agent() + "' of " + owner();
        return SandboxResponses.of(answer.name(), answer.status(), body, because);
    }

    private NamedAnswer ofStatus(NumberStatus status) {
        return operation.answers().values().stream()
                .filter(answer -> answer.body().at("/data/status").asText().equals(status.text()))
                .findFirst()
                .orElseThrow();
    }

    private void fill(ObjectNode data) {
        data.put("agent_id", claim.agent()).put("provider", claim.provider());
        ArrayNode numbers = data.putArray("phone_numbers");
        claim.numbers().forEach(numbers::add);
    }

    private String owner() {
        return claim.account().displayName();
    }
}
