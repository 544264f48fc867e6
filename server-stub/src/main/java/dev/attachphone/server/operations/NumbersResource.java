package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.api.NumbersApi;
import dev.attachphone.openapi.operations.model.AttachedNumberPage;
import dev.attachphone.openapi.operations.model.Detached;
import dev.attachphone.openapi.operations.model.NumberChange;
import dev.attachphone.server.registry.AgentRegistry.AgentEntry;
import dev.attachphone.server.registry.AttachmentRegistry;
import dev.attachphone.server.registry.AttachmentRegistry.NumberEntry;
import dev.attachphone.server.registry.Registries;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations on attached numbers of all accounts. */
final class NumbersResource implements NumbersApi {

    private static final String LIST = "numbers";

    private final ContainerRequestContext context;
    private final Registries registries;
    private final AttachmentRegistry numbers;

    @Inject
    NumbersResource(@Context ContainerRequestContext context, Registries registries) {
        this.context = context;
        this.registries = registries;
        this.numbers = registries.numbers();
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
        AttachmentRegistry.NumberFilter numberFilter =
                new AttachmentRegistry.NumberFilter(accountId, agentId, provider, ModelMapper.status(status), purpose);
        List<NumberEntry> entries = numbers.list(numberFilter, PageCursor.key(LIST, cursor, ""), limit + 1);
        return OperationResponses.success(
                context,
                PageCursor.page(
                                LIST,
                                entries,
                                limit,
                                entry -> entry.attachment().number())
                        .as(ModelMapper::number, AttachedNumberPage::new));
    }

    @Override
    public Response getNumber(String number) {
        return orNotAttached(number, numbers.find(number));
    }

    @Override
    public Response setNumber(String number, NumberChange change) {
        return orNotAttached(number, numbers.set(number, ModelMapper.status(change.status()), change.purpose()));
    }

    @Override
    public Response detachNumber(String number) {
        return orNotAttached(number, numbers.detach(number));
    }

    @Override
    public Response detachAllNumbers(String agentId) {
        Optional<AgentEntry> agent = registries.agents().find(agentId);
        if (agent.isEmpty()) {
            return OperationResponses.refusal(context, "no-such-agent");
        }
        AuditFields.putAccount(context, agent.get().accountId());
        return OperationResponses.success(context, new Detached(agentId, numbers.detachAll(agentId)));
    }

    private Response orNotAttached(String number, Optional<NumberEntry> entry) {
        AuditFields.putNumber(context, number);
        return OperationResponses.of(context, entry.map(ModelMapper::number), "number-not-attached");
    }
}
