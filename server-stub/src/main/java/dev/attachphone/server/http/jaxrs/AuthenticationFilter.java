package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.CredentialHeader;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.CredentialAuthenticator;
import dev.attachphone.server.http.accesslog.AccessLogFields;
import dev.attachphone.server.http.answer.CommonAnswer;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Authenticates the account of a request by its credentials, or rejects the request, before the body is parsed. */
@Priority(Priorities.AUTHENTICATION)
final class AuthenticationFilter implements ContainerRequestFilter {

    private final CredentialAuthenticator authenticator;

    @Inject
    AuthenticationFilter(CredentialAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** The account of an authenticated request. */
    static Account account(ContainerRequestContext request) {
        return new Account(request.getSecurityContext().getUserPrincipal().getName());
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Operation operation = CurrentOperation.of(request);
        List<String> credentials = operation.credentials().stream()
                .flatMap(header -> credentials(request, header))
                .toList();
        Optional<Account> account = authenticator.authenticate(credentials);
        if (account.isPresent()) {
            request.setSecurityContext(new AccountSecurityContext(account.get()));
            AccessLogFields.put(request, "account", account.get().id());
        } else {
            request.abortWith(CommonAnswer.INVALID_AUTH.of(operation).toResponse());
        }
    }

    private static Stream<String> credentials(ContainerRequestContext request, CredentialHeader header) {
        return request.getHeaders().getOrDefault(header.name(), List.of()).stream()
                .flatMap(value -> header.credentialIn(value).stream());
    }
}
