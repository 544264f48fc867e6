package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.api.NumbersApi;
import dev.attachphone.openapi.operations.model.AttachedNumberPage;
import dev.attachphone.openapi.operations.model.Detached;
import dev.attachphone.openapi.operations.model.NumberChange;
import dev.attachphone.server.registry.AgentEntry;
import dev.attachphone.server.registry.NumberEntry;
import dev.attachphone.server.registry.NumberRegistry;
import dev.attachphone.server.registry.Registry;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attached numbers, whatever their account. */
final class NumbersResource implements NumbersApi {

    private static final String LIST = "numbers";

    private final ContainerRequestContext context;
    private final Registry registry;
    private final NumberRegistry numbers;

    @Inject
    NumbersResource(@Context ContainerRequestContext context, Registry registry) {
        this.context = context;
        this.registry = registry;
        this.numbers = registry.numbers();
    }

    @Override
    public Response listNumbers(
            @Nullable String accountId,
            @Nullable String agentId,
            @Nullable String provider,
            @Nullable String status,
            @Nullable String purpose,
            @Nullable String cursor,
            Integer limit) {
        NumberRegistry.Filter filter =
                new NumberRegistry.Filter(accountId, agentId, provider, Models.status(status), purpose);
        List<NumberEntry> entries = numbers.list(filter, Cursor.key(LIST, cursor, ""), limit + 1);
        return Replies.success(
                context,
                Cursor.page(LIST, entries, limit, entry -> entry.attachment().number())
                        .as(Models::number, AttachedNumberPage::new));
    }

    @Override
    public Response getNumber(String number) {
        return orNotAttached(number, numbers.find(number));
    }

    @Override
    public Response setNumber(String number, NumberChange change) {
        return orNotAttached(number, numbers.set(number, Models.status(change.status()), change.purpose()));
    }

    @Override
    public Response detachNumber(String number) {
        return orNotAttached(number, numbers.detach(number));
    }

    @Override
    public Response detachAllNumbers(String agentId) {
        Optional<AgentEntry> agent = registry.agents().find(agentId);
        if (agent.isEmpty()) {
            return Replies.refusal(context, "no-such-agent");
        }
        Audit.account(context, agent.get().accountId());
        return Replies.success(context, new Detached(agentId, numbers.detachAll(agentId)));
    }

    private Response orNotAttached(String number, Optional<NumberEntry> entry) {
        Audit.number(context, number);
        return Replies.of(context, entry.map(Models::number), "number-not-attached");
    }
}
