package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.api.HistoryApi;
import dev.attachphone.openapi.operations.model.AuditPage;
import dev.attachphone.openapi.operations.model.EventPage;
import dev.attachphone.server.registry.AttachmentHistory.AttachmentEvent;
import dev.attachphone.server.registry.AuditTrail.AuditEvent;
import dev.attachphone.server.registry.Registries;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that list the history of numbers, accounts and what belongs to them. */
final class HistoryResource implements HistoryApi {

    private static final String LIST = "history";
    private static final String AUDIT = "audit";

    private final ContainerRequestContext context;
    private final Registries registries;

    @Inject
    HistoryResource(@Context ContainerRequestContext context, Registries registries) {
        this.context = context;
        this.registries = registries;
    }

    @Override
    public Response listAccountHistory(
            String accountId,
            @Nullable String actorKind,
            @Nullable String actor,
            @Nullable String cursor,
            Integer limit) {
        long before = PageCursor.number(LIST, cursor, Long.MAX_VALUE);
        List<AttachmentEvent> events =
                registries.history().ofAccount(accountId, ModelMapper.actors(actorKind, actor), before, limit + 1);
        // The history of a deleted account stays.
        if (events.isEmpty() && registries.accounts().find(accountId).isEmpty()) {
            return OperationResponses.refusal(context, "account-not-found");
        }
        OperationLogFields.putAccount(context, accountId);
        return page(events, limit);
    }

    @Override
    public Response listNumberHistory(String number, @Nullable String cursor, Integer limit) {
        long before = PageCursor.number(LIST, cursor, Long.MAX_VALUE);
        OperationLogFields.putNumber(context, number);
        return page(registries.history().ofNumber(number, before, limit + 1), limit);
    }

    @Override
    public Response listAudit(
            @Nullable String accountId,
            @Nullable String actorKind,
            @Nullable String actor,
            @Nullable String cursor,
            Integer limit) {
        List<AuditEvent> events = registries
                .audit()
                .list(
                        accountId,
                        ModelMapper.actors(actorKind, actor),
                        PageCursor.number(AUDIT, cursor, Long.MAX_VALUE),
                        limit + 1);
        return OperationResponses.success(
                context,
                PageCursor.page(AUDIT, events, limit, auditEvent -> String.valueOf(auditEvent.id()))
                        .as(ModelMapper::audit, AuditPage::new));
    }

    private Response page(List<AttachmentEvent> events, int limit) {
        return OperationResponses.success(
                context,
                PageCursor.page(LIST, events, limit, attachmentEvent -> String.valueOf(attachmentEvent.id()))
                        .as(ModelMapper::event, EventPage::new));
    }
}
