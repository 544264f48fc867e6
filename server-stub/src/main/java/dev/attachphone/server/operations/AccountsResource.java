package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.api.AccountsApi;
import dev.attachphone.openapi.operations.model.AccountPage;
import dev.attachphone.openapi.operations.model.NewAccount;
import dev.attachphone.openapi.operations.model.ProviderConfiguration;
import dev.attachphone.openapi.operations.model.ProviderSettings;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AccountEntry;
import dev.attachphone.server.registry.AccountRegistry;
import dev.attachphone.server.registry.Registry;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts and their providers. */
final class AccountsResource implements AccountsApi {

    private static final String LIST = "accounts";

    private final ContainerRequestContext context;
    private final AccountRegistry accounts;

    @Inject
    AccountsResource(@Context ContainerRequestContext context, Registry registry) {
        this.context = context;
        this.accounts = registry.accounts();
    }

    @Override
    public Response createAccount(NewAccount account) {
        return Replies.of(
                context,
                accounts.create(account.name(), providers(account.providers())).map(Models::account),
                "account-name-taken");
    }

    private static Map<String, AttachmentStatus> providers(@Nullable List<ProviderConfiguration> given) {
        Map<String, AttachmentStatus> providers = new HashMap<>();
        for (ProviderConfiguration each : Objects.requireNonNullElse(given, List.<ProviderConfiguration>of())) {
            if (providers.put(each.provider(), Models.initialStatus(each.activation())) != null) {
                throw new InvalidValueException("/providers", "have each provider once");
            }
        }
        return providers;
    }

    @Override
    public Response listAccounts(@Nullable String cursor, Integer limit) {
        List<AccountEntry> entries = accounts.list(Cursor.key(LIST, cursor, ""), limit + 1);
        return Replies.success(
                context, Cursor.page(LIST, entries, limit, AccountEntry::name).as(Models::account, AccountPage::new));
    }

    @Override
    public Response getAccount(String accountId) {
        return orNotFound(accounts.find(accountId));
    }

    @Override
    public Response configureProvider(String accountId, String provider, ProviderSettings settings) {
        return orNotFound(accounts.configure(accountId, provider, Models.initialStatus(settings.activation())));
    }

    @Override
    public Response removeProvider(String accountId, String provider) {
        return orNotFound(accounts.removeProvider(accountId, provider));
    }

    private Response orNotFound(Optional<AccountEntry> account) {
        return Replies.of(context, account.map(Models::account), "account-not-found");
    }
}
