package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.api.AccountsApi;
import dev.attachphone.openapi.operations.model.AccountChange;
import dev.attachphone.openapi.operations.model.AccountPage;
import dev.attachphone.openapi.operations.model.CreateAccountRequest;
import dev.attachphone.openapi.operations.model.ProviderConfiguration;
import dev.attachphone.openapi.operations.model.ProviderSettings;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.http.jaxrs.CurrentOrigin;
import dev.attachphone.server.registry.AccountRegistry;
import dev.attachphone.server.registry.AccountRegistry.AccountChangeResult;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.IdempotentRequests;
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
    private final IdempotentRequests idempotency;

    @Inject
    AccountsResource(@Context ContainerRequestContext context, Registries registries) {
        this.context = context;
        this.accounts = registries.accounts();
        this.idempotency = registries.idempotency();
    }

    @Override
    public Response createAccount(CreateAccountRequest account, @Nullable String idempotencyKey) {
        Map<String, AttachmentStatus> providers = providers(account.providers());
        return IdempotentOperation.execute(
                context,
                idempotency,
                idempotencyKey,
                List.of(account),
                () -> OperationResponses.of(
                        context,
                        accounts.create(account.name(), providers, CurrentOrigin.of(context))
                                .map(ModelMapper::account),
                        "account-name-taken"));
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
    public Response renameAccount(String accountId, AccountChange change) {
        return orRefused(accounts.rename(accountId, change.name(), CurrentOrigin.of(context)), "account-name-taken");
    }

    @Override
    public Response deleteAccount(String accountId) {
        return orRefused(accounts.delete(accountId, CurrentOrigin.of(context)), "account-has-agents");
    }

    private Response orRefused(AccountChangeResult result, String refusal) {
        result.account().ifPresent(account -> OperationLogFields.putAccount(context, account.id()));
        return result.account().isPresent() && result.isRefused()
                ? OperationResponses.refusal(context, refusal)
                : orNotFound(result.account());
    }

    @Override
    public Response suspendAccount(String accountId) {
        return orNotFound(accounts.setSuspended(accountId, true, CurrentOrigin.of(context)));
    }

    @Override
    public Response resumeAccount(String accountId) {
        return orNotFound(accounts.setSuspended(accountId, false, CurrentOrigin.of(context)));
    }

    @Override
    public Response configureProvider(String accountId, String provider, ProviderSettings settings) {
        return orNotFound(accounts.configure(
                accountId, provider, ModelMapper.initialStatus(settings.activation()), CurrentOrigin.of(context)));
    }

    @Override
    public Response removeProvider(String accountId, String provider) {
        return orNotFound(accounts.removeProvider(accountId, provider, CurrentOrigin.of(context)));
    }

    private Response orNotFound(Optional<AccountEntry> account) {
        return OperationResponses.of(context, account.map(ModelMapper::account), "account-not-found");
    }
}
