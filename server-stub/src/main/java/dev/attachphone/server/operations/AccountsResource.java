package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.api.AccountsApi;
import dev.attachphone.openapi.operations.model.AccountPage;
import dev.attachphone.openapi.operations.model.CreateAccountRequest;
import dev.attachphone.openapi.operations.model.ProviderConfiguration;
import dev.attachphone.openapi.operations.model.ProviderSettings;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AccountRegistry;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.Registries;
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

/** The operations on accounts and their providers. */
final class AccountsResource implements AccountsApi {

    private static final String LIST = "accounts";

    private final ContainerRequestContext context;
    private final AccountRegistry accounts;

    @Inject
    AccountsResource(@Context ContainerRequestContext context, Registries registries) {
        this.context = context;
        this.accounts = registries.accounts();
    }

    @Override
    public Response createAccount(CreateAccountRequest account) {
        return OperationResponses.of(
                context,
                accounts.create(account.name(), providers(account.providers())).map(ModelMapper::account),
                "account-name-taken");
    }

    private static Map<String, AttachmentStatus> providers(@Nullable List<ProviderConfiguration> configurations) {
        Map<String, AttachmentStatus> providers = new HashMap<>();
        for (ProviderConfiguration each :
                Objects.requireNonNullElse(configurations, List.<ProviderConfiguration>of())) {
            if (providers.put(each.provider(), ModelMapper.initialStatus(each.activation())) != null) {
                throw new InvalidValueException("/providers", "have each provider once");
            }
        }
        return providers;
    }

    @Override
    public Response listAccounts(@Nullable String cursor, Integer limit) {
        List<AccountEntry> entries = accounts.list(PageCursor.key(LIST, cursor, ""), limit + 1);
        return OperationResponses.success(
                context,
                PageCursor.page(LIST, entries, limit, AccountEntry::name).as(ModelMapper::account, AccountPage::new));
    }

    @Override
    public Response getAccount(String accountId) {
        return orNotFound(accounts.find(accountId));
    }

    @Override
    public Response configureProvider(String accountId, String provider, ProviderSettings settings) {
        return orNotFound(accounts.configure(accountId, provider, ModelMapper.initialStatus(settings.activation())));
    }

    @Override
    public Response removeProvider(String accountId, String provider) {
        return orNotFound(accounts.removeProvider(accountId, provider));
    }

    private Response orNotFound(Optional<AccountEntry> account) {
        return OperationResponses.of(context, account.map(ModelMapper::account), "account-not-found");
    }
}
