package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.api.HistoryApi;
import dev.attachphone.openapi.operations.model.EventPage;
import dev.attachphone.server.registry.AttachmentHistory.AttachmentEvent;
import dev.attachphone.server.registry.Registries;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that list the history of numbers and accounts. */
final class HistoryResource implements HistoryApi {

    private static final String LIST = "history";

    private final ContainerRequestContext context;
    private final Registries registries;

    @Inject
    HistoryResource(@Context ContainerRequestContext context, Registries registries) {
        this.context = context;
        this.registries = registries;
    }

    @Override
    public Response listAccountHistory(String accountId, @Nullable String cursor, Integer limit) {
        long before = PageCursor.number(LIST, cursor, Long.MAX_VALUE);
        if (registries.accounts().find(accountId).isEmpty()) {
            return OperationResponses.refusal(context, "account-not-found");
        }
        AuditFields.putAccount(context, accountId);
        return page(registries.history().ofAccount(accountId, before, limit + 1), limit);
    }

    @Override
    public Response listNumberHistory(String number, @Nullable String cursor, Integer limit) {
        long before = PageCursor.number(LIST, cursor, Long.MAX_VALUE);
        AuditFields.putNumber(context, number);
        return page(registries.history().ofNumber(number, before, limit + 1), limit);
    }

    private Response page(List<AttachmentEvent> events, int limit) {
        return OperationResponses.success(
                context,
                PageCursor.page(LIST, events, limit, attachmentEvent -> String.valueOf(attachmentEvent.id()))
                        .as(ModelMapper::event, EventPage::new));
    }
}
