package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.api.OperatedAgentsApi;
import dev.attachphone.openapi.operations.model.NewAgent;
import dev.attachphone.openapi.operations.model.OperatedAgent;
import dev.attachphone.openapi.operations.model.OperatedAgentPage;
import dev.attachphone.server.registry.AccountRegistry;
import dev.attachphone.server.registry.AgentEntry;
import dev.attachphone.server.registry.AgentRegistry;
import dev.attachphone.server.registry.Registry;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Agents, whatever their account. */
final class OperatedAgentsResource implements OperatedAgentsApi {

    private static final String LIST = "agents";
    private static final String NOT_FOUND = "no-such-agent";

    private final ContainerRequestContext context;
    private final AccountRegistry accounts;
    private final AgentRegistry agents;

    @Inject
    OperatedAgentsResource(@Context ContainerRequestContext context, Registry registry) {
        this.context = context;
        this.accounts = registry.accounts();
        this.agents = registry.agents();
    }

    @Override
    public Response createOperatedAgent(NewAgent agent) {
        if (accounts.find(agent.accountId()).isEmpty()) {
            return Replies.refusal(context, "account-not-found");
        }
        return Replies.of(
                context,
                agents.create(agent.accountId(), agent.agentId(), agent.agentName())
                        .map(Models::agent),
                "agent-id-taken");
    }

    @Override
    public Response listAgents(@Nullable String accountId, @Nullable String cursor, Integer limit) {
        List<AgentEntry> entries = agents.list(accountId, Cursor.key(LIST, cursor, ""), limit + 1);
        return Replies.success(
                context, Cursor.page(LIST, entries, limit, AgentEntry::id).as(Models::agent, OperatedAgentPage::new));
    }

    @Override
    public Response getAgent(String agentId) {
        return Replies.of(context, agents.find(agentId).map(Models::agent), NOT_FOUND);
    }

    @Override
    public Response deleteAgent(String agentId) {
        AgentRegistry.Deletion deletion = agents.delete(agentId);
        Optional<OperatedAgent> agent = deletion.agent().map(Models::agent);
        agent.ifPresent(known -> Audit.note(context, known));
        return deletion.hasNumbers()
                ? Replies.refusal(context, "agent-has-numbers")
                : Replies.of(context, agent, NOT_FOUND);
    }
}
