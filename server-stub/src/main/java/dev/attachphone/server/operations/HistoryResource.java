package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.api.HistoryApi;
import dev.attachphone.openapi.operations.model.EventPage;
import dev.attachphone.server.registry.Event;
import dev.attachphone.server.registry.Registry;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to numbers. */
final class HistoryResource implements HistoryApi {

    private static final String LIST = "history";

    private final ContainerRequestContext context;
    private final Registry registry;

    @Inject
    HistoryResource(@Context ContainerRequestContext context, Registry registry) {
        this.context = context;
        this.registry = registry;
    }

    @Override
    public Response listAccountHistory(String accountId, @Nullable String cursor, Integer limit) {
        long before = Cursor.number(LIST, cursor, Long.MAX_VALUE);
        if (registry.accounts().find(accountId).isEmpty()) {
            return Replies.refusal(context, "account-not-found");
        }
        Audit.account(context, accountId);
        return page(registry.history().ofAccount(accountId, before, limit + 1), limit);
    }

    @Override
    public Response listNumberHistory(String number, @Nullable String cursor, Integer limit) {
        long before = Cursor.number(LIST, cursor, Long.MAX_VALUE);
        Audit.number(context, number);
        return page(registry.history().ofNumber(number, before, limit + 1), limit);
    }

    private Response page(List<Event> events, int limit) {
        return Replies.success(
                context,
                Cursor.page(LIST, events, limit, event -> String.valueOf(event.id()))
                        .as(Models::event, EventPage::new));
    }
}
