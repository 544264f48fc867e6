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
 * The table from the outcome of an attach request to its answer.
 *
 * @param operation the operation with the answers
 * @param request the attach request
 * @param now the time of the answer
 */
record AttachResponses(Operation operation, TenantAttachRequest request, Instant now)
        implements TenantAttachOutcome.OutcomeTable<ResponseDefinition> {

    @Override
    public ResponseDefinition agentNotFound(TenantAttachOutcome.AgentNotFound outcome) {
        return example("agent-not-found", owner() + " has no agent '" + request.agent() + "'");
    }

    @Override
    public ResponseDefinition providerNotConfigured(TenantAttachOutcome.ProviderNotConfigured outcome) {
        return example("provider-not-configured", owner() + " has not configured " + request.provider());
    }

    @Override
    public ResponseDefinition attachedToAnotherAccount(TenantAttachOutcome.AttachedToAnotherAccount outcome) {
        return example(
                "attached-to-another-account",
                outcome.number() + " is attached to an agent of another account than " + owner());
    }

    @Override
    public ResponseDefinition alreadyAttached(TenantAttachOutcome.AlreadyAttached outcome) {
        NamedAnswer answer = operation.answer("already-attached");
        ObjectNode body = answer.body().deepCopy();
        ObjectNode data = (ObjectNode) body.path("data");
        String sample = data.path("existing_agent_id").asText();
        body.put("message", answer.message().replace(sample, outcome.agent()));
        data.put("existing_agent_id", outcome.agent()).put("phone_number", outcome.number());
        return SandboxResponses.of(
                answer,
                body,
                outcome.agent().equals(request.agent())
                        ? outcome.number() + " is attached to the same agent under " + outcome.provider() + ", not "
                                + request.provider()
                        : outcome.number() + " is attached to agent '" + outcome.agent() + "' of " + owner());
    }

    @Override
    public ResponseDefinition attached(TenantAttachOutcome.Attached outcome) {
        NamedAnswer answer = withStatus(outcome.status());
        ObjectNode body = TimestampTransformer.withTimestamps(answer.body(), now, outcome.at());
        fill((ObjectNode) body.path("data"));
        return SandboxResponses.of(
                answer,
                body,
                outcome.added() == 0
                        ? "agent '" + request.agent() + "' already held every number under " + request.provider()
                                + ": nothing changed"
                        : outcome.added() + " of " + request.numbers().size() + " numbers newly attached to agent '"
                                + request.agent() + "' of " + owner());
    }

    /** The answer that a magic agent or number forces, with the values of the request. */
    ResponseDefinition forced(NamedAnswer answer, String reason) {
        ObjectNode body = TimestampTransformer.hasTimestamps(answer.body())
                ? TimestampTransformer.withTimestamps(answer.body(), now, now)
                : answer.body().deepCopy();
        if (body.path("data") instanceof ObjectNode data) {
            if (data.has("phone_numbers")) {
                fill(data);
            }
            if (data.has("phone_number")) {
                data.put("phone_number", request.numbers().get(0));
            }
        }
        return SandboxResponses.of(answer, body, reason);
    }

    private ResponseDefinition example(String answer, String reason) {
        return SandboxResponses.of(operation.answer(answer), reason);
    }

    private NamedAnswer withStatus(NumberStatus status) {
        return operation.answers().values().stream()
                .filter(answer -> answer.body().at("/data/status").asText().equals(status.text()))
                .findFirst()
                .orElseThrow();
    }

    private void fill(ObjectNode data) {
        data.put("agent_id", request.agent()).put("provider", request.provider());
        ArrayNode numbers = data.putArray("phone_numbers");
        request.numbers().forEach(numbers::add);
    }

    private String owner() {
        return request.account().displayName();
    }
}
