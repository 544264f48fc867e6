package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.api.NumbersApi;
import dev.attachphone.openapi.operations.model.AttachedNumberPage;
import dev.attachphone.openapi.operations.model.ChangedNumbers;
import dev.attachphone.openapi.operations.model.Detached;
import dev.attachphone.openapi.operations.model.NumberChange;
import dev.attachphone.openapi.operations.model.NumberCounts;
import dev.attachphone.openapi.operations.model.NumberSelection;
import dev.attachphone.openapi.operations.model.NumberTransfer;
import dev.attachphone.openapi.operations.model.NumbersChange;
import dev.attachphone.server.http.jaxrs.CurrentOrigin;
import dev.attachphone.server.registry.AgentRegistry.AgentEntry;
import dev.attachphone.server.registry.AttachmentRegistry;
import dev.attachphone.server.registry.AttachmentRegistry.NumberEntry;
import dev.attachphone.server.registry.AttachmentRegistry.NumberFilter;
import dev.attachphone.server.registry.AttachmentRegistry.NumberSettings;
import dev.attachphone.server.registry.AttachmentRegistry.NumberTally;
import dev.attachphone.server.registry.AttachmentRegistry.PurposeSetting;
import dev.attachphone.server.registry.BulkAttachmentRegistry;
import dev.attachphone.server.registry.BulkAttachmentRegistry.BulkResult;
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
    private final BulkAttachmentRegistry bulk;

    @Inject
    NumbersResource(@Context ContainerRequestContext context, Registries registries) {
        this.context = context;
        this.registries = registries;
        this.numbers = registries.numbers();
        this.bulk = registries.bulk();
    }

    @Override
    public Response listNumbers(
            @Nullable String accountId,
            @Nullable String agentId,
            @Nullable String provider,
            @Nullable String status,
            @Nullable String purpose,
            @Nullable String prefix,
            @Nullable String lastDigits,
            @Nullable String cursor,
            Integer limit) {
        NumberFilter numberFilter =
                new NumberFilter(accountId, agentId, provider, ModelMapper.status(status), purpose, prefix, lastDigits);
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
    public Response countNumbers(
            @Nullable String accountId,
            @Nullable String agentId,
            @Nullable String provider,
            @Nullable String status,
            @Nullable String purpose,
            @Nullable String prefix,
            @Nullable String lastDigits) {
        List<NumberTally> tallies = numbers.count(new NumberFilter(
                accountId, agentId, provider, ModelMapper.status(status), purpose, prefix, lastDigits));
        return OperationResponses.success(
                context,
                new NumberCounts(
                        tallies.stream().mapToLong(NumberTally::count).sum(),
                        tallies.stream().map(ModelMapper::count).toList()));
    }

    @Override
    public Response getNumber(String number) {
        return orNotAttached(number, numbers.find(number));
    }

    @Override
    public Response setNumber(String number, NumberChange change) {
        return orNotAttached(
                number, numbers.set(number, settings(change.status(), change.purpose()), CurrentOrigin.of(context)));
    }

    @Override
    public Response detachNumber(String number) {
        return orNotAttached(number, numbers.detach(number, CurrentOrigin.of(context)));
    }

    @Override
    public Response setNumbers(NumbersChange change) {
        return answer(
                change.numbers(),
                bulk.set(change.numbers(), settings(change.status(), change.purpose()), CurrentOrigin.of(context)));
    }

    @Override
    public Response detachNumbers(NumberSelection selection) {
        return answer(selection.numbers(), bulk.detach(selection.numbers(), CurrentOrigin.of(context)));
    }

    @Override
    public Response transferNumbers(NumberTransfer transfer) {
        BulkResult result = bulk.transfer(transfer.numbers(), transfer.agentId(), CurrentOrigin.of(context));
        if (result.refusal().isEmpty()) {
            OperationLogFields.putAgent(context, transfer.agentId());
        }
        return answer(transfer.numbers(), result);
    }

    @Override
    public Response detachAllNumbers(String agentId) {
        Optional<AgentEntry> agent = registries.agents().find(agentId);
        if (agent.isEmpty()) {
            return OperationResponses.refusal(context, "no-such-agent");
        }
        OperationLogFields.putAccount(context, agent.get().accountId());
        return OperationResponses.success(
                context, new Detached(agentId, numbers.detachAll(agentId, CurrentOrigin.of(context))));
    }

    private NumberSettings settings(@Nullable String status, @Nullable String purpose) {
        return new NumberSettings(
                ModelMapper.status(status),
                ValidatingBodyReader.hasField(context, "purpose") ? new PurposeSetting(purpose) : null);
    }

    private Response answer(List<String> requested, BulkResult result) {
        OperationLogFields.putNumbers(context, requested);
        return result.refusal()
                .map(refusal -> switch (refusal) {
                    case AGENT_NOT_FOUND -> OperationResponses.refusal(context, "no-such-agent");
                    case NOT_ATTACHED -> OperationResponses.refusal(context, "numbers-not-attached", result.refused());
                    case OF_ANOTHER_ACCOUNT ->
                        OperationResponses.refusal(context, "numbers-of-another-account", result.refused());
                })
                .orElseGet(() -> OperationResponses.success(
                        context, new ChangedNumbers(result.changed().size())));
    }

    private Response orNotAttached(String number, Optional<NumberEntry> entry) {
        OperationLogFields.putNumber(context, number);
        return OperationResponses.of(context, entry.map(ModelMapper::number), "number-not-attached");
    }
}
