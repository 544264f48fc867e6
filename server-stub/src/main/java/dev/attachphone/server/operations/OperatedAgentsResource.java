package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.api.OperatedAgentsApi;
import dev.attachphone.openapi.operations.model.CreateOperatedAgentRequest;
import dev.attachphone.openapi.operations.model.OperatedAgent;
import dev.attachphone.openapi.operations.model.OperatedAgentPage;
import dev.attachphone.server.http.jaxrs.CurrentOrigin;
import dev.attachphone.server.registry.AccountRegistry;
import dev.attachphone.server.registry.AgentRegistry;
import dev.attachphone.server.registry.AgentRegistry.AgentEntry;
import dev.attachphone.server.registry.IdempotentRequests;
import dev.attachphone.server.registry.Registries;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations on agents of all accounts. */
final class OperatedAgentsResource implements OperatedAgentsApi {

    private static final String LIST = "agents";
    private static final String NOT_FOUND = "no-such-agent";

    private final ContainerRequestContext context;
    private final AccountRegistry accounts;
    private final AgentRegistry agents;
    private final IdempotentRequests idempotency;

    @Inject
    OperatedAgentsResource(@Context ContainerRequestContext context, Registries registries) {
        this.context = context;
        this.accounts = registries.accounts();
        this.agents = registries.agents();
        this.idempotency = registries.idempotency();
    }

    @Override
    public Response createOperatedAgent(CreateOperatedAgentRequest agent, @Nullable String idempotencyKey) {
        return IdempotentOperation.execute(context, idempotency, idempotencyKey, Arrays.asList(agent), () -> {
            if (accounts.find(agent.accountId()).isEmpty()) {
                return OperationResponses.refusal(context, "account-not-found");
            }
            return OperationResponses.of(
                    context,
                    agents.create(agent.accountId(), agent.agentId(), agent.agentName(), CurrentOrigin.of(context))
                            .map(ModelMapper::agent),
                    "agent-id-taken");
        });
    }

    @Override
    public Response listAgents(@Nullable String accountId, @Nullable String cursor, Integer limit) {
        List<AgentEntry> entries = agents.list(accountId, PageCursor.key(LIST, cursor, ""), limit + 1);
        return OperationResponses.success(
                context,
                PageCursor.page(LIST, entries, limit, AgentEntry::id).as(ModelMapper::agent, OperatedAgentPage::new));
    }

    @Override
    public Response getAgent(String agentId) {
        return OperationResponses.of(context, agents.find(agentId).map(ModelMapper::agent), NOT_FOUND);
    }

    @Override
    public Response deleteAgent(String agentId) {
        AgentRegistry.DeletionResult deletionResult = agents.delete(agentId, CurrentOrigin.of(context));
        Optional<OperatedAgent> agent = deletionResult.agent().map(ModelMapper::agent);
        agent.ifPresent(known -> OperationLogFields.putResource(context, known));
        return deletionResult.hasNumbers()
                ? OperationResponses.refusal(context, "agent-has-numbers")
                : OperationResponses.of(context, agent, NOT_FOUND);
    }
}
