package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.CredentialHeader;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.attach.CredentialAuthenticator;
import dev.attachphone.server.attach.CredentialStore.ValidCredential;
import dev.attachphone.server.http.accesslog.AccessLogFields;
import dev.attachphone.server.http.accesslog.RequestId;
import dev.attachphone.server.http.answer.CommonAnswer;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Authenticates the account of a request by its credentials, or rejects the request, before Jersey looks for its resource and the body
 * is parsed. Requests from an address with too many wrong credentials are rejected with {@code
 * too-many-requests}.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
final class AuthenticationFilter implements ContainerRequestFilter {

    private static final String TOO_MANY_WRONG_CREDENTIALS = "too-many-requests-credentials";

    private final CredentialAuthenticator authenticator;
    private final ClientLimits limits;

    @Inject
    AuthenticationFilter(CredentialAuthenticator authenticator, ClientLimits limits) {
        this.authenticator = authenticator;
        this.limits = limits;
    }

    /** The account of an authenticated request. */
    static Account account(ContainerRequestContext request) {
        return new Account(request.getSecurityContext().getUserPrincipal().getName());
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Operation operation = CurrentOperation.of(request);
        List<String> credentials = credentials(request, operation);
        // A request without a credential guesses nothing.
        Optional<WrongCredentialLimit.Attempt> attempt = limits.wrongCredentials()
                .filter(limit -> !credentials.isEmpty())
                .map(limit -> limit.attempt(ClientAddress.of(request), credentials));
        Optional<Duration> delay = attempt.flatMap(WrongCredentialLimit.Attempt::delay);
        if (delay.isPresent()) {
            request.abortWith(ClientLimits.rejection(operation, TOO_MANY_WRONG_CREDENTIALS, delay.get())
                    .toResponse());
            return;
        }
        CredentialAuthenticator.Authentication result = authenticator.authenticate(credentials);
        attempt.ifPresent(started -> started.completed(result));
        result.credential()
                .ifPresentOrElse(
                        credential -> authenticated(request, credential),
                        () -> request.abortWith(
                                CommonAnswer.INVALID_AUTH.of(operation).toResponse()));
    }

    private static void authenticated(ContainerRequestContext request, ValidCredential credential) {
        request.setSecurityContext(new AccountSecurityContext(credential.account()));
        CurrentOrigin.set(request, ChangeOrigin.credential(credential.id(), RequestId.of(request)));
        AccessLogFields.put(request, "account", credential.account().id());
        AccessLogFields.put(request, "credential", credential.id());
    }

    private static List<String> credentials(ContainerRequestContext request, Operation operation) {
        List<String> credentials = new ArrayList<>();
        for (CredentialHeader header : operation.credentials()) {
            for (String value : request.getHeaders().getOrDefault(header.name(), List.of())) {
                header.credentialIn(value).ifPresent(credentials::add);
            }
        }
        return credentials;
    }
}
