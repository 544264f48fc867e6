package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.api.CredentialsApi;
import dev.attachphone.openapi.operations.model.CreateCredentialRequest;
import dev.attachphone.openapi.operations.model.CredentialExpiry;
import dev.attachphone.openapi.operations.model.CredentialPage;
import dev.attachphone.openapi.operations.model.IssuedCredential;
import dev.attachphone.server.http.jaxrs.CurrentOrigin;
import dev.attachphone.server.registry.CredentialGenerator;
import dev.attachphone.server.registry.CredentialRegistry;
import dev.attachphone.server.registry.CredentialRegistry.CredentialEntry;
import dev.attachphone.server.registry.Registries;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The operations on the credentials of accounts. */
final class CredentialsResource implements CredentialsApi {

    private static final String LIST = "credentials";
    private static final String NO_ACCOUNT = "account-not-found";

    private final ContainerRequestContext context;
    private final Registries registries;
    private final CredentialRegistry credentials;

    @Inject
    CredentialsResource(@Context ContainerRequestContext context, Registries registries) {
        this.context = context;
        this.registries = registries;
        this.credentials = registries.credentials();
    }

    @Override
    public Response issueCredential(
            String accountId, CreateCredentialRequest settings, @Nullable String idempotencyKey) {
        @Nullable Instant expiry = expiry(settings.expiresAt());
        return IdempotentOperation.execute(
                context, registries.idempotency(), idempotencyKey, List.of(accountId, settings), () -> {
                    String credential = CredentialGenerator.generate();
                    Optional<IssuedCredential> issued = credentials
                            .add(accountId, credential, expiry, CurrentOrigin.of(context))
                            .map(entry -> new IssuedCredential(
                                    entry.id(),
                                    Objects.requireNonNull(entry.prefix()),
                                    credential,
                                    ModelMapper.instant(entry.createdAt()),
                                    ModelMapper.instantOrNull(entry.expiresAt())));
                    issued.ifPresent(known -> OperationLogFields.putAccount(context, accountId));
                    return OperationResponses.of(context, issued, NO_ACCOUNT);
                });
    }

    @Override
    public Response listCredentials(String accountId, @Nullable String cursor, Integer limit) {
        String after = PageCursor.key(LIST, cursor, "");
        return inAccount(accountId, () -> {
            List<CredentialEntry> entries = credentials.list(accountId, after, limit + 1);
            return OperationResponses.success(
                    context,
                    PageCursor.page(LIST, entries, limit, CredentialEntry::id)
                            .as(ModelMapper::credential, CredentialPage::new));
        });
    }

    @Override
    public Response setCredentialExpiry(String accountId, String credentialId, CredentialExpiry change) {
        @Nullable Instant expiry = expiry(change.expiresAt());
        return inAccount(
                accountId,
                () -> orNotFound(credentials.setExpiry(accountId, credentialId, expiry, CurrentOrigin.of(context))));
    }

    @Override
    public Response revokeCredential(String accountId, String credentialId) {
        return inAccount(
                accountId, () -> orNotFound(credentials.revoke(accountId, credentialId, CurrentOrigin.of(context))));
    }

    private Response inAccount(String accountId, Supplier<Response> work) {
        if (registries.accounts().find(accountId).isEmpty()) {
            return OperationResponses.refusal(context, NO_ACCOUNT);
        }
        OperationLogFields.putAccount(context, accountId);
        return work.get();
    }

    private Response orNotFound(Optional<CredentialEntry> credential) {
        return OperationResponses.of(context, credential.map(ModelMapper::credential), "credential-not-found");
    }

    private static @Nullable Instant expiry(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Instant expiry = Instant.parse(text);
        if (!expiry.isAfter(Instant.now())) {
            throw new InvalidValueException("/expires_at", "be in the future; revoke a credential to end it at once");
        }
        return expiry;
    }
}
